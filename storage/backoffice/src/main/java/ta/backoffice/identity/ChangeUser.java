package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.USERS;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/** Changes an account. A user who is disabled, or gets a new password, is signed out everywhere with it. */
public final class ChangeUser {

    private ChangeUser() {}

    /**
     * Changes what is present; the rest stays.
     *
     * @throws StorageException.NotFound when there is no such user
     * @param ownerless whether a portfolio that others share may be left without an owner who can sign in
     * @throws StorageException.Conflict {@code LAST_ADMINISTRATOR} when no administrator would be left;
     *     {@code LAST_OWNER} when a shared portfolio would be left ownerless
     */
    public static void change(
            Transaction tx,
            UUID userId,
            Optional<String> displayName,
            Optional<Boolean> disabled,
            Optional<Boolean> admin,
            boolean ownerless) {
        // One change at a time: otherwise two administrators could remove each other's rights at the same moment.
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
        disabled.filter(value -> value == before.enabled()).ifPresent(value -> {
            if (value && !ownerless) {
                requireOtherOwners(tx, before);
            }
            tx.sql()
                    .update(USERS)
                    .set(USERS.DISABLED_AT, value ? tx.at() : null)
                    .where(USERS.ID.eq(userId))
                    .execute();
            SignIns.endEverywhere(tx, userId);
            details.put("disabled", value);
        });
        admin.filter(value -> value != before.admin()).ifPresent(value -> {
            tx.sql()
                    .update(USERS)
                    .set(USERS.ADMIN, value)
                    .where(USERS.ID.eq(userId))
                    .execute();
            details.put("admin", value);
        });
        boolean accessChanged = details.containsKey("disabled") || details.containsKey("admin");
        if (accessChanged && before.admin() && before.enabled() && !Accounts.hasAdmin(tx)) {
            throw new StorageException.Conflict(
                    "LAST_ADMINISTRATOR",
                    before.email() + " is the only administrator",
                    "Maybe make another user an administrator first.");
        }
        if (details.size() > 1) {
            Audit.append(tx, Optional.empty(), "user.change", details);
        }
    }

    private static void requireOtherOwners(Transaction tx, Accounts.Account account) {
        Long only = tx.sql()
                .resultQuery("select ta.portfolios_only_owned_by({0})", DSL.val(account.id()))
                .fetchOneInto(Long.class);
        if (only != null && only > 0) {
            throw new StorageException.Conflict(
                    "LAST_OWNER",
                    account.email() + " is the only owner of " + only + (only == 1 ? " portfolio" : " portfolios")
                            + " that others share: nobody could invite or remove members there",
                    "Maybe have them make another member its owner first, or confirm that it stays so until the"
                            + " account is enabled again.");
        }
    }

    /**
     * Sets the password, and signs the user out everywhere.
     *
     * @param hash in PHC format
     */
    public static void setPassword(Transaction tx, UUID userId, String hash) {
        tx.sql()
                .update(USERS)
                .set(USERS.PASSWORD_HASH, hash)
                .where(USERS.ID.eq(userId))
                .execute();
        SignIns.endEverywhere(tx, userId);
        Audit.append(tx, Optional.empty(), "user.password", Map.of("user", userId));
    }
}
