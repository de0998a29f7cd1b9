package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.USERS;

import java.util.List;
import java.util.UUID;
import ta.database.Transaction;

/** The accounts there are. */
public final class Users {

    /** One of them, not disabled. */
    public record User(UUID id, String email, String displayName) {}

    private Users() {}

    /** All that are not disabled, by address. The worker may read these columns too, and no others. */
    public static List<User> all(Transaction tx) {
        return tx.sql()
                .select(USERS.ID, USERS.EMAIL, USERS.DISPLAY_NAME)
                .from(USERS)
                .where(USERS.DISABLED_AT.isNull())
                .orderBy(USERS.EMAIL)
                .fetch(row -> new User(row.value1(), row.value2(), row.value3()));
    }
}
