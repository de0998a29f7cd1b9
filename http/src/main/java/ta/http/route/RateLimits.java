package ta.http.route;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/**
 * Limits the request rate of each client and the concurrent requests of all. Excess is refused at once, never queued.
 */
final class RateLimits {

    private static final int CLIENTS_MAX = 100_000;

    /** Half of the server's threads: however many clients send slowly, the other half can serve. */
    private static final int READING_MAX = 100;

    private final LoadingCache<String, Bucket> buckets;
    private final Semaphore atOnce;
    private final Semaphore readers = new Semaphore(READING_MAX);

    /**
     * @param perSecond requests per second of one client; four times as many are allowed in a burst
     * @param atOnce concurrent requests of all clients together
     */
    RateLimits(int perSecond, int atOnce) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(CLIENTS_MAX)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(client -> Bucket.builder()
                        .addLimit(
                                limit -> limit.capacity(4L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
        this.atOnce = new Semaphore(atOnce);
    }

    /**
     * @param client the hash of the presented secret, or the network address
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

    /** Processes a request if the limit of concurrent requests allows it. */
    <T> T processing(Supplier<T> work) {
        return limited(atOnce, work);
    }

    /**
     * Reads a body if the limit of concurrent readers allows it. It is separate, since a slow client decides how long
     * this takes.
     */
    <T> T reading(Supplier<T> read) {
        return limited(readers, read);
    }

    private static <T> T limited(Semaphore permits, Supplier<T> work) {
        if (!permits.tryAcquire()) {
            throw new Refused(Code.BUSY, "too many requests are running", "Maybe try again in a second.");
        }
        try {
            return work.get();
        } finally {
            permits.release();
        }
    }
}
