package ta.backoffice.identity;

import static ta.backoffice.jooq.Tables.ONE_TIME_LINKS;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import ta.backoffice.governance.Audit;
import ta.database.StorageException;
import ta.database.Transaction;

/** Links that work once: to create the first administrator, or to set a user's password. */
public final class OneTimeLinks {

    private static final Duration LIFE = Duration.ofHours(24);

    private OneTimeLinks() {}

    /**
     * Issues a link, and invalidates the open links of the same user (or of the setup).
     *
     * @param userId the user whose password the link sets; empty for the link that creates the first administrator
     * @return when the link expires
     */
    public static Instant issue(Transaction tx, byte[] sha256, Optional<UUID> userId) {
        end(tx, userId);
        Instant until = tx.at().plus(LIFE);
        tx.sql()
                .insertInto(ONE_TIME_LINKS)
                .set(ONE_TIME_LINKS.SHA256, sha256)
                .set(ONE_TIME_LINKS.USER_ID, userId.orElse(null))
                .set(ONE_TIME_LINKS.CREATED_BY, tx.actor().name())
                .set(ONE_TIME_LINKS.EXPIRES_AT, until)
                .execute();
        Audit.append(
                tx,
                Optional.empty(),
                "link.issue",
                userId.map(id -> Map.of("user", id.toString(), "for", "password"))
                        .orElse(Map.of("for", "setup")));
        return until;
    }

    /**
     * Whose password a link sets; empty for the link that creates the first administrator. The link stays valid.
     *
     * @throws StorageException.Conflict {@code LINK_USED_UP} when the link is unknown, used or expired
     */
    public static Optional<UUID> open(Transaction tx, byte[] sha256) {
        return tx.sql()
                .select(ONE_TIME_LINKS.USER_ID)
                .from(ONE_TIME_LINKS)
                .where(isOpen(tx, sha256))
                .fetchOptional()
                .map(row -> Optional.ofNullable(row.value1()))
                .orElseThrow(OneTimeLinks::usedUp);
    }

    private static Condition isOpen(Transaction tx, byte[] sha256) {
        return ONE_TIME_LINKS
                .SHA256
                .eq(sha256)
                .and(ONE_TIME_LINKS.USED_AT.isNull())
                .and(ONE_TIME_LINKS.EXPIRES_AT.gt(tx.at()));
    }

    private static StorageException.Conflict usedUp() {
        return new StorageException.Conflict(
                "LINK_USED_UP",
                "the link is unknown, was used, or has expired",
                "Maybe ask the administrator for a new one.");
    }

    /** Invalidates the open links of a user (or of the setup). */
    static void end(Transaction tx, Optional<UUID> userId) {
        tx.sql()
                .update(ONE_TIME_LINKS)
                .set(ONE_TIME_LINKS.USED_AT, tx.at())
                .where(
                        ONE_TIME_LINKS.USED_AT.isNull(),
                        userId.map(ONE_TIME_LINKS.USER_ID::eq).orElse(ONE_TIME_LINKS.USER_ID.isNull()))
                .execute();
    }

    /**
     * Uses a link up. Of two simultaneous calls, one succeeds.
     *
     * @return the user whose password the link sets; empty for the link that creates the first administrator
     * @throws StorageException.Conflict {@code LINK_USED_UP} when the link is unknown, used or expired
     */
    public static Optional<UUID> redeem(Transaction tx, byte[] sha256) {
        return tx.sql()
                .update(ONE_TIME_LINKS)
                .set(ONE_TIME_LINKS.USED_AT, tx.at())
                .where(isOpen(tx, sha256))
                .returning(ONE_TIME_LINKS.USER_ID)
                .fetchOptional()
                .map(row -> Optional.ofNullable(row.getUserId()))
                .orElseThrow(OneTimeLinks::usedUp);
    }
}
