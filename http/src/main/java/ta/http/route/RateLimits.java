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

/** How much is taken on: from one sender in a second, and from all at once. What is too much is refused at once, not queued. */
final class RateLimits {

    private static final int SENDERS_MAX = 100_000;

    /** Half of the server's threads: however many send slowly, the other half hears and answers. */
    private static final int READING_MAX = 100;

    private final LoadingCache<String, Bucket> buckets;
    private final Semaphore atOnce;
    private final Semaphore reading = new Semaphore(READING_MAX);

    /**
     * @param perSecond requests of one sender; four times as many may come in a burst
     * @param atOnce requests under way, of all senders together
     */
    RateLimits(int perSecond, int atOnce) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(SENDERS_MAX)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(sender -> Bucket.builder()
                        .addLimit(
                                limit -> limit.capacity(4L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
        this.atOnce = new Semaphore(atOnce);
    }

    /**
     * @param sender a credential's hash, or an address
     */
    void requireWithin(String sender) {
        ConsumptionProbe probe = buckets.get(sender).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refused.until(
                    Code.TOO_MANY_REQUESTS,
                    "more requests than one sender may make",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** Does the work of a request, if there is room. */
    <T> T oneOfMany(Supplier<T> work) {
        return within(atOnce, work);
    }

    /** Reads a body, if there is room: whoever sends it decides how long that takes. */
    <T> T oneReader(Supplier<T> read) {
        return within(reading, read);
    }

    private static <T> T within(Semaphore room, Supplier<T> work) {
        if (!room.tryAcquire()) {
            throw new Refused(Code.BUSY, "too many requests are under way", "Maybe try again in a second.");
        }
        try {
            return work.get();
        } finally {
            room.release();
        }
    }
}
