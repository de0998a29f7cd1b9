package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.SESSIONS;
import static ta.backoffice.jooq.Tables.USERS;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;

/** Sign-ins of browsers. The secret is in the browser; only its hash is stored. */
public final class SignIns {

    /** A sign-in that was not used for this time is over. */
    private static final Duration IDLE = Duration.ofHours(12);

    /** A sign-in of this age is over, even if it is in use. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private SignIns() {}

    /**
     * @param address network address of the browser
     * @param agent the browser's {@code User-Agent}
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

    /** Whether the user signed in from this network address within {@link #LONGEST}, and has not signed out since. */
    public static boolean existFrom(Transaction tx, UUID userId, String address) {
        return tx.sql().fetchExists(SESSIONS, SESSIONS.USER_ID.eq(userId).and(SESSIONS.ADDRESS.eq(cut(address, 100))));
    }

    /** The user of a sign-in, unless it is over or the user is disabled. */
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

    /** Records that the sign-in was used now. */
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

    /** Ends whatever lets somebody act as the user: all sign-ins, API tokens and open one-time links. */
    public static void endEverywhere(Transaction tx, UUID userId) {
        tx.sql().deleteFrom(SESSIONS).where(SESSIONS.USER_ID.eq(userId)).execute();
        ApiTokens.revokeAll(tx, userId);
        OneTimeLinks.end(tx, Optional.of(userId));
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}
