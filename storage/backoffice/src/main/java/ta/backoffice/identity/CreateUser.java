package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.USERS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/** Creates an account without a password. */
public final class CreateUser {

    private final Database database;

    public CreateUser(Database database) {
        this.database = database;
    }

    /**
     * @param email unique, whatever its case; 3 to 254 characters
     * @throws StorageException.Conflict when there is an account with this address
     */
    public UUID create(Actor actor, String email, String displayName) {
        return database.transact(actor, tx -> within(tx, email, displayName, false));
    }

    /**
     * As {@link #create}, in a transaction of the caller, for example one in which a link creates the first
     * administrator.
     */
    public static UUID within(Transaction tx, String email, String displayName, boolean admin) {
        Bounds.text("e-mail address", email, 254);
        Bounds.label("name", displayName);
        if (email.indexOf('@') < 1 || email.endsWith("@")) {
            throw new StorageException.Invalid("not an e-mail address: " + email, "");
        }
        UUID id = Ids.next();
        int added = tx.sql()
                .insertInto(USERS)
                .set(USERS.ID, id)
                .set(USERS.EMAIL, email)
                .set(USERS.DISPLAY_NAME, displayName)
                .set(USERS.ADMIN, admin)
                .onConflictDoNothing()
                .execute();
        if (added == 0) {
            throw new StorageException.Conflict(
                    "USER_EXISTS", "there is an account with this address already", "Maybe it is disabled.");
        }
        Audit.append(tx, Optional.empty(), "user.create", Map.of("user", id, "email", email, "admin", admin));
        return id;
    }
}
