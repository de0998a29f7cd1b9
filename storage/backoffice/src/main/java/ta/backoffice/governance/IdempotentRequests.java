package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.IDEMPOTENCY_KEYS;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Requests that must not count twice. The key, what was asked and what was answered are kept in the transaction of the effect, so
 * that there is never one without the other; a request that was refused leaves no key.
 */
public final class IdempotentRequests {

    /** What was answered when the key was used first. */
    public record StoredResponse(int status, String response) {}

    private IdempotentRequests() {}

    /**
     * Claims the key of the transaction's user, or finds what was answered with it before.
     *
     * @param route the operation, without the ids in its path
     * @param sha256 of all that was asked: path and body
     * @throws StorageException.Conflict {@code IN_FLIGHT} while another transaction works on the same key, {@code KEY_REUSED} when
     *     the key stands for another request
     */
    public static Optional<StoredResponse> begin(Transaction tx, UUID userId, String route, String key, byte[] sha256) {
        Bounds.text("idempotency key", Bounds.nonBlank("idempotency key", key), 200);
        boolean alone = tx.sql()
                .resultQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended({0}, 4))",
                        DSL.val(userId + "\n" + route + "\n" + key))
                .fetchSingleInto(Boolean.class);
        if (!alone) {
            throw new StorageException.Conflict(
                    "IN_FLIGHT", "a request with this key is under way", "Maybe ask again in a moment.");
        }
        var kept = tx.sql()
                .fetchOptional(
                        IDEMPOTENCY_KEYS,
                        IDEMPOTENCY_KEYS.USER_ID.eq(userId),
                        IDEMPOTENCY_KEYS.ROUTE.eq(route),
                        IDEMPOTENCY_KEYS.KEY.eq(key));
        if (kept.isPresent() && !Arrays.equals(kept.get().getBodySha256(), sha256)) {
            throw new StorageException.Conflict(
                    "KEY_REUSED", "the key stands for another request", "Maybe make a new key for each request.");
        }
        return kept.map(row -> new StoredResponse(row.getStatus(), row.getResponse()));
    }

    /** Keeps the answer. */
    public static void complete(
            Transaction tx, UUID userId, String route, String key, byte[] sha256, int status, String response) {
        tx.sql()
                .insertInto(IDEMPOTENCY_KEYS)
                .set(IDEMPOTENCY_KEYS.USER_ID, userId)
                .set(IDEMPOTENCY_KEYS.ROUTE, route)
                .set(IDEMPOTENCY_KEYS.KEY, key)
                .set(IDEMPOTENCY_KEYS.BODY_SHA256, sha256)
                .set(IDEMPOTENCY_KEYS.STATUS, status)
                .set(IDEMPOTENCY_KEYS.RESPONSE, response)
                .set(IDEMPOTENCY_KEYS.COMPLETED_AT, tx.at())
                .execute();
    }
}
