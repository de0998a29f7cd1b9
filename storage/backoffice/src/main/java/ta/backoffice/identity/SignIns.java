package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.SESSIONS;
import static ta.backoffice.jooq.Tables.USERS;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;

/** Browsers that are signed in. The secret is with the browser; here is what it hashes to. */
public final class SignIns {

    /** A session that nobody used for so long is over. */
    private static final Duration IDLE = Duration.ofHours(12);

    /** A session that old is over, however busy. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private SignIns() {}

    /**
     * Opens one.
     *
     * @param address where the browser is; {@code agent} is what it calls itself
     */
    public static void open(Transaction tx, byte[] sha256, UUID userId, String address, String agent) {
        tx.sql().deleteFrom(SESSIONS).where(SESSIONS.EXPIRES_AT.lt(tx.at())).execute();
        tx.sql()
                .insertInto(SESSIONS)
                .set(SESSIONS.SHA256, sha256)
                .set(SESSIONS.USER_ID, userId)
                .set(SESSIONS.EXPIRES_AT, tx.at().plus(LONGEST))
                .set(SESSIONS.ADDRESS, cut(address, 100))
                .set(SESSIONS.USER_AGENT, cut(agent, 400))
                .execute();
    }

    /** Whose it is, unless it has run out or the user is disabled. */
    public static Optional<Credential> find(Transaction tx, byte[] sha256) {
        return tx.sql()
                .select(USERS.ID, USERS.EMAIL, USERS.ADMIN, SESSIONS.LAST_SEEN_AT)
                .from(SESSIONS)
                .join(USERS)
                .on(USERS.ID.eq(SESSIONS.USER_ID))
                .where(
                        SESSIONS.SHA256.eq(sha256),
                        SESSIONS.EXPIRES_AT.gt(tx.at()),
                        SESSIONS.LAST_SEEN_AT.gt(tx.at().minus(IDLE)),
                        USERS.DISABLED_AT.isNull())
                .fetchOptional(row -> new Credential(
                        row.value1(), row.value2(), row.value3(), Optional.empty(), Optional.of(row.value4())));
    }

    /** Writes that it was used now. */
    public static void touch(Transaction tx, byte[] sha256) {
        tx.sql()
                .update(SESSIONS)
                .set(SESSIONS.LAST_SEEN_AT, tx.at())
                .where(SESSIONS.SHA256.eq(sha256))
                .execute();
    }

    public static void end(Transaction tx, byte[] sha256) {
        tx.sql().deleteFrom(SESSIONS).where(SESSIONS.SHA256.eq(sha256)).execute();
    }

    /** Ends all sessions of a user. */
    public static int endAll(Transaction tx, UUID userId) {
        return tx.sql().deleteFrom(SESSIONS).where(SESSIONS.USER_ID.eq(userId)).execute();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
