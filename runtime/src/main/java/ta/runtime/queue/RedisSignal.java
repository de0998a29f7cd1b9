package ta.runtime.queue;

import dev.failsafe.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.resps.StreamEntry;
import ta.backoffice.jobs.SweepJobs;
import ta.database.Failpoint;

/**
 * Signals through Redis, so that a new job at once wakes one worker among many processes. While Redis is away, each
 * process polls by itself; a signal that Redis loses is repeated.
 */
public final class RedisSignal implements Signal {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSignal.class);

    /** A job that still waits this long after its signal is signalled again. */
    private static final Duration REPEAT_AFTER = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_WITHOUT_REDIS = Duration.ofMillis(500);
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofMinutes(1);

    /** The longest blocking read, as Redis may disappear without closing the connection. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    /**
     * The most threads that a process has. More signals would be wasted: a woken worker continues until no job is left,
     * and each signal updates a row.
     */
    private static final int SIGNALS_MAX = 64;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JobStream stream;
    private final ThreadSignal local;
    private final Duration idle;
    private final String process;
    private final Counter refused;
    private final AtomicBoolean outage = new AtomicBoolean();
    private final CircuitBreaker<Object> circuit = CircuitBreaker.builder()
            .withFailureThreshold(1)
            .withSuccessThreshold(1)
            .withDelay(OUTAGE_PAUSE)
            .build();
    private long tidiedAt = System.nanoTime();

    /**
     * @param threads number of threads to wake in this process
     * @param longest the longest time that a job takes
     * @param process a unique name of this process
     */
    public RedisSignal(URI address, int threads, Duration longest, String process, MeterRegistry meters) {
        this.stream = new JobStream(address, threads, WAIT);
        this.local = new ThreadSignal(threads, PAUSE_WITHOUT_REDIS);
        this.idle = longest.multipliedBy(2);
        this.process = process;
        this.refused = Counter.builder("ta.signals.refused")
                .description("messages in the stream that are not from this program")
                .register(meters);
        Gauge.builder("ta.redis.up", () -> outage.get() ? 0 : 1)
                .description("whether Redis answered last")
                .register(meters);
    }

    @Override
    public void sweep(SweepJobs jobs) {
        // If sending fails after a job was marked as signalled, it waits for its next signal or for a worker that
        // polls.
        List<UUID> due = circuit.isOpen() ? List.of() : jobs.signal(REPEAT_AFTER, SIGNALS_MAX);
        boolean sent = circuit.tryAcquirePermit()
                && attempt(
                        () -> {
                            if (!due.isEmpty()) {
                                Failpoint.BEFORE_SIGNAL.reach();
                            }
                            stream.add(due);
                            tidy();
                            return true;
                        },
                        () -> false);
        if (!sent) {
            local.sweep(jobs);
        }
    }

    private void tidy() {
        if (System.nanoTime() - tidiedAt > TIDY.toNanos()) {
            tidiedAt = System.nanoTime();
            int settled = stream.tidy(process, idle);
            if (settled > 0) {
                LOG.info("{} signals of dead workers were acknowledged", settled);
            }
        }
    }

    @Override
    public Duration pause() {
        return circuit.isClosed() ? PAUSE : PAUSE_WITHOUT_REDIS;
    }

    @Override
    public Optional<Receipt> receive(String worker, Duration most) throws InterruptedException {
        Duration wait = most.compareTo(WAIT) < 0 ? most : WAIT;
        if (circuit.tryAcquirePermit()) {
            Optional<StreamEntry> message =
                    attempt(() -> stream.read(process + ":" + worker, wait), Optional::<StreamEntry>empty);
            if (message.isPresent()) {
                return Optional.of(receipt(message.get()));
            }
            if (circuit.isClosed()) {
                return Optional.empty();
            }
        }
        return local.receive(worker, wait);
    }

    /** A message that is not from this program is counted, and acknowledged like any other. */
    private Receipt receipt(StreamEntry message) {
        Map<String, String> fields = message.getFields();
        boolean ours = fields != null
                && fields.size() == 1
                && ID.matcher(fields.getOrDefault(JobStream.JOB, "")).matches();
        if (!ours) {
            refused.increment();
            LOG.warn("message {} of {} is not from this program and is ignored", message.getID(), JobStream.STREAM);
        }
        return () -> {
            if (circuit.tryAcquirePermit()) {
                attempt(
                        () -> {
                            stream.acknowledge(message.getID());
                            return true;
                        },
                        () -> false);
            }
        };
    }

    /** Uses a permit of the circuit breaker. If the stream is missing, creates it for the next attempt. */
    private <T> T attempt(Supplier<T> work, Supplier<T> otherwise) {
        try {
            T result;
            try {
                result = work.get();
            } catch (JedisException e) {
                if (!JobStream.isMissing(e)) {
                    throw e;
                }
                stream.create();
                result = otherwise.get();
            }
            circuit.recordSuccess();
            if (outage.compareAndSet(true, false)) {
                LOG.warn("Redis is back; it carries signals again");
            }
            return result;
        } catch (JedisException e) {
            circuit.recordFailure();
            if (outage.compareAndSet(false, true)) {
                LOG.warn("Redis does not respond; until it does, each worker polls for jobs: {}", e.getMessage());
            }
            return otherwise.get();
        } catch (RuntimeException | Error e) {
            // Record any failure: a half-open circuit without a result would wait for it for ever.
            circuit.recordFailure();
            throw e;
        }
    }

    /** A thread that waits for Redis soon returns by itself. */
    @Override
    public void release() {
        local.release();
    }

    @Override
    public void close() {
        stream.close();
    }
}
