package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.USERS;

import java.util.List;
import java.util.UUID;
import ta.database.Transaction;

/** Accounts that are not disabled. */
public final class Users {

    public record User(UUID id, String email, String displayName) {}

    private Users() {}

    /** By e-mail address. Workers call this too, and the database lets them read these columns only. */
    public static List<User> all(Transaction tx) {
        return tx.sql()
                .select(USERS.ID, USERS.EMAIL, USERS.DISPLAY_NAME)
                .from(USERS)
                .where(USERS.DISABLED_AT.isNull())
                .orderBy(USERS.EMAIL)
                .fetch(row -> new User(row.value1(), row.value2(), row.value3()));
    }
}
