package ta.http.route;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.function.Supplier;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/**
 * Limits the request rate of each client and the concurrent requests of all. Strangers cannot crowd out those who are
 * signed in: they have fewer places, and none that they share with them. Routes that compute a lot have few places.
 */
final class RateLimits {

    private static final int CLIENTS_MAX = 100_000;
    private static final int STRANGERS = 20;
    /** A page of a draft sends several heavy requests at once, which wait for one another. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LoadingCache<String, Bucket> buckets;
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(CLIENTS_MAX)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();
    private final Places signedIn;
    private final Places strangers = new Places(STRANGERS, STRANGERS);
    private final Places heavy;

    /**
     * @param perSecond requests per second of one client; four times as many are allowed in a burst
     * @param atOnce concurrent requests of all signed-in clients together; one of them may have half
     */
    RateLimits(int perSecond, int atOnce) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(CLIENTS_MAX)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(client -> Bucket.builder()
                        .addLimit(
                                limit -> limit.capacity(4L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
        this.signedIn = new Places(atOnce, Math.max(1, atOnce / 2));
        int processors = Math.max(2, Runtime.getRuntime().availableProcessors());
        this.heavy = new Places(processors, processors / 2);
    }

    /** Whether a request with this secret was identified a short time ago. */
    boolean isKnown(String secretHash) {
        return known.getIfPresent(secretHash) != null;
    }

    /** Remembers for a short time whether the secret is somebody's. */
    void remember(String secretHash, boolean known) {
        if (known) {
            this.known.put(secretHash, true);
        } else {
            this.known.invalidate(secretHash);
        }
    }

    /**
     * @param client the hash of a known secret, or the network of a stranger
     * @throws Refused {@code TOO_MANY_REQUESTS}
     */
    void requireWithin(String client) {
        ConsumptionProbe probe = buckets.get(client).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refused.until(
                    Code.TOO_MANY_REQUESTS,
                    "too many requests from one client",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /**
     * Processes a request if there is a place for it; for a place of the heavy ones, it waits some seconds.
     *
     * @throws Refused {@code BUSY}
     */
    <T> T processing(Route route, String client, Supplier<T> work) {
        Places places = isKnown(client) ? signedIn : strangers;
        return places.in(client, Duration.ZERO, () -> within(route, client, work));
    }

    /**
     * Processes a call of a route within a request that has a place already.
     *
     * @throws Refused {@code BUSY}
     */
    <T> T within(Route route, String client, Supplier<T> work) {
        return route.heavy() ? heavy.in(client, PATIENCE, work) : work.get();
    }
}
