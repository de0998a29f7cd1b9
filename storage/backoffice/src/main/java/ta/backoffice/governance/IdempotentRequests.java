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
 * Makes requests idempotent: a repeated request gets the stored response of the first. The key, the request's hash and
 * the response are written in the transaction of the effect, so neither exists without the other. A refused request
 * stores nothing.
 */
public final class IdempotentRequests {

    /** The response to the first request with the key. */
    public record StoredResponse(int status, String response) {}

    private IdempotentRequests() {}

    /**
     * Claims the key, or finds the stored response. The advisory lock on the key comes before all other locks, and it
     * is tried, never waited for; see "Lock order" in the architecture.
     *
     * @param route the operation, without the ids in its path
     * @param sha256 of the request: path and body
     * @return the response of the first request with this key; empty if this is the first
     * @throws StorageException.Conflict {@code IN_FLIGHT} while another transaction works on the same key,
     *     {@code KEY_REUSED} if the key was used for a different request
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
                    "IN_FLIGHT", "a request with this key is in progress", "Maybe try again in a moment.");
        }
        var kept = tx.sql()
                .fetchOptional(
                        IDEMPOTENCY_KEYS,
                        IDEMPOTENCY_KEYS.USER_ID.eq(userId),
                        IDEMPOTENCY_KEYS.ROUTE.eq(route),
                        IDEMPOTENCY_KEYS.KEY.eq(key));
        if (kept.isPresent() && !Arrays.equals(kept.get().getBodySha256(), sha256)) {
            throw new StorageException.Conflict(
                    "KEY_REUSED", "the key was used for a different request", "Maybe use a new key for each request.");
        }
        return kept.map(row -> new StoredResponse(row.getStatus(), row.getResponse()));
    }

    /** Stores the response. */
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
