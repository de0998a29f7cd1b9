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
import ta.database.Failpoint;
import ta.backoffice.jobs.SweepJobs;

/**
 * Signals over a Redis, so that a job wakes one worker of many processes, at once. While Redis is away it costs nothing, and each
 * process looks for itself; whatever Redis forgets is signalled again.
 */
public final class RedisSignal implements Signal {

    private static final Logger LOG = LoggerFactory.getLogger(RedisSignal.class);

    /** A job that waits for so long after its signal gets another. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_ALONE = Duration.ofMillis(500);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofMinutes(1);

    /** A reader looks up so often, as Redis may be gone without a word. */
    private static final Duration WAIT = Duration.ofSeconds(1);

    /** As many as a process has threads at most: whoever is woken goes on until nothing is left, and each signal rewrites a row. */
    private static final int AT_ONCE = 64;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JobStream stream;
    private final ThreadSignal alone;
    private final Duration idle;
    private final String process;
    private final Counter refused;
    private final AtomicBoolean outage = new AtomicBoolean();
    private final CircuitBreaker<Object> circuit = CircuitBreaker.builder()
            .withFailureThreshold(1)
            .withSuccessThreshold(1)
            .withDelay(REST)
            .build();
    private long tidiedAt = System.nanoTime();

    /**
     * @param threads that there are to be woken here
     * @param longest the longest time that a job takes
     * @param process what this one is called, as no other is
     */
    public RedisSignal(URI address, int threads, Duration longest, String process, MeterRegistry meters) {
        this.stream = new JobStream(address, threads, WAIT);
        this.alone = new ThreadSignal(threads, PAUSE_ALONE);
        this.idle = longest.multipliedBy(2);
        this.process = process;
        this.refused = Counter.builder("ta.signals.refused")
                .description("messages of the stream that no process of ours wrote")
                .register(meters);
        Gauge.builder("ta.redis.up", () -> outage.get() ? 0 : 1)
                .description("whether Redis answered last")
                .register(meters);
    }

    @Override
    public void sweep(SweepJobs jobs) {
        // What is marked as signalled and then is not waits for the next signal, or for a worker that looks for itself.
        List<UUID> due = circuit.isOpen() ? List.of() : jobs.signal(AGAIN, AT_ONCE);
        boolean told = circuit.tryAcquirePermit()
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
        if (!told) {
            alone.sweep(jobs);
        }
    }

    private void tidy() {
        if (System.nanoTime() - tidiedAt > TIDY.toNanos()) {
            tidiedAt = System.nanoTime();
            int settled = stream.tidy(process, idle);
            if (settled > 0) {
                LOG.info("{} signals of workers that died are settled", settled);
            }
        }
    }

    @Override
    public Duration pause() {
        return circuit.isClosed() ? PAUSE : PAUSE_ALONE;
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
        return alone.receive(worker, wait);
    }

    /** A message that none of ours wrote wakes nobody, and is settled like any other. */
    private Receipt receipt(StreamEntry message) {
        Map<String, String> fields = message.getFields();
        boolean ours = fields != null
                && fields.size() == 1
                && ID.matcher(fields.getOrDefault(JobStream.JOB, "")).matches();
        if (!ours) {
            refused.increment();
            LOG.warn("the message {} of {} is none of ours and is passed over", message.getID(), JobStream.STREAM);
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

    /** Uses a permit of the circuit. A stream that is gone is made again, and the next one finds it. */
    private <T> T attempt(Supplier<T> work, Supplier<T> otherwise) {
        try {
            T result;
            try {
                result = work.get();
            } catch (JedisException e) {
                if (!JobStream.isGone(e)) {
                    throw e;
                }
                stream.make();
                result = otherwise.get();
            }
            circuit.recordSuccess();
            if (outage.compareAndSet(true, false)) {
                LOG.warn("Redis is back; it carries the signal again");
            }
            return result;
        } catch (JedisException e) {
            circuit.recordFailure();
            if (outage.compareAndSet(false, true)) {
                LOG.warn("Redis does not answer; each worker looks for jobs itself until it does: {}", e.getMessage());
            }
            return otherwise.get();
        } catch (RuntimeException | Error e) {
            // Whatever it is: a circuit that is told nothing keeps waiting for its answer.
            circuit.recordFailure();
            throw e;
        }
    }

    /** Who waits for Redis looks up soon by himself. */
    @Override
    public void letGo() {
        alone.letGo();
    }

    @Override
    public void close() {
        stream.close();
    }
}
