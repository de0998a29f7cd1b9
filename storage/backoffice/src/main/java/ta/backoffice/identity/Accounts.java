package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.USERS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;

/** User accounts, with everything that sign-in and administration need. */
public final class Accounts {

    /**
     * A user account.
     *
     * @param passwordHash in PHC format; empty until a password is set
     */
    public record Account(
            UUID id,
            String email,
            String displayName,
            Optional<String> passwordHash,
            boolean admin,
            Instant createdAt,
            Optional<Instant> disabledAt) {

        public boolean enabled() {
            return disabledAt.isEmpty();
        }

        /** Without the password hash, since the text may end up in a log. */
        @Override
        public String toString() {
            return "Account[" + email + "]";
        }
    }

    private Accounts() {}

    /** All accounts by e-mail address, including disabled ones. */
    public static List<Account> all(Transaction tx) {
        return where(tx, DSL.noCondition());
    }

    /** Ignores the case of the address. */
    public static Optional<Account> byEmail(Transaction tx, String email) {
        return where(tx, DSL.lower(USERS.EMAIL).eq(DSL.lower(DSL.val(email)))).stream()
                .findFirst();
    }

    /**
     * @throws StorageException.NotFound when there is none
     */
    public static Account one(Transaction tx, UUID id) {
        return where(tx, USERS.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("user", id));
    }

    /** Whether an administrator can sign in. If not, the setup link creates the first one. */
    public static boolean hasAdmin(Transaction tx) {
        return tx.sql()
                .fetchExists(USERS, USERS.ADMIN.isTrue(), USERS.DISABLED_AT.isNull(), USERS.PASSWORD_HASH.isNotNull());
    }

    private static List<Account> where(Transaction tx, Condition which) {
        return tx.sql()
                .selectFrom(USERS)
                .where(which)
                .orderBy(USERS.EMAIL)
                .fetch(row -> new Account(
                        row.getId(),
                        row.getEmail(),
                        row.getDisplayName(),
                        Optional.ofNullable(row.getPasswordHash()),
                        row.getAdmin(),
                        row.getCreatedAt(),
                        Optional.ofNullable(row.getDisabledAt())));
    }
}
