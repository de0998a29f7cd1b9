package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.USERS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;

/** Changes of an account. Who is disabled is signed out everywhere, in the same transaction. */
public final class ChangeUser {

    private ChangeUser() {}

    /**
     * What is given is changed, the rest stays.
     *
     * @throws StorageException.NotFound when there is no such user
     * @throws StorageException.Conflict {@code LAST_ADMINISTRATOR} when nobody could administer any more
     */
    public static void change(
            Transaction tx,
            UUID userId,
            Optional<String> displayName,
            Optional<Boolean> disabled,
            Optional<Boolean> admin) {
        // One at a time, or two administrators could retire each other.
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended('ta.administrators', 0))");
        Accounts.Account before = Accounts.one(tx, userId);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("user", userId);
        displayName.ifPresent(name -> {
            tx.sql()
                    .update(USERS)
                    .set(USERS.DISPLAY_NAME, Bounds.label("name", name))
                    .where(USERS.ID.eq(userId))
                    .execute();
            details.put("name", name);
        });
        disabled.filter(wish -> wish == before.enabled()).ifPresent(wish -> {
            tx.sql()
                    .update(USERS)
                    .set(USERS.DISABLED_AT, wish ? tx.at() : null)
                    .where(USERS.ID.eq(userId))
                    .execute();
            SignIns.endAll(tx, userId);
            details.put("disabled", wish);
        });
        admin.filter(wish -> wish != before.admin()).ifPresent(wish -> {
            tx.sql()
                    .update(USERS)
                    .set(USERS.ADMIN, wish)
                    .where(USERS.ID.eq(userId))
                    .execute();
            details.put("admin", wish);
        });
        boolean retired = details.containsKey("disabled") || details.containsKey("admin");
        if (retired && before.admin() && before.enabled() && !Accounts.hasAdmin(tx)) {
            throw new StorageException.Conflict(
                    "LAST_ADMINISTRATOR",
                    before.email() + " is the only administrator",
                    "Maybe make somebody else one first.");
        }
        if (details.size() > 1) {
            Audit.append(tx, Optional.empty(), "user.change", details);
        }
    }

    /**
     * Sets the password, and signs the user out everywhere.
     *
     * @param hash in PHC form
     */
    public static void setPassword(Transaction tx, UUID userId, String hash) {
        tx.sql()
                .update(USERS)
                .set(USERS.PASSWORD_HASH, hash)
                .where(USERS.ID.eq(userId))
                .execute();
        SignIns.endAll(tx, userId);
        Audit.append(tx, Optional.empty(), "user.password", Map.of("user", userId));
    }
}
