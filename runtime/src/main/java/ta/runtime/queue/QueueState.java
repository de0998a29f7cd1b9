package ta.runtime.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import ta.backoffice.jobs.JobCounts;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.http.operation.Readiness;

/**
 * The state of the job queue, for health checks and metrics. Queries the database at most every five seconds, however
 * many clients ask.
 */
public final class QueueState {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMinutes(5);

    private final Database worker;
    private @Nullable JobCounts counts;
    private long queriedAt;

    /**
     * @param worker opened as {@code Role.WORKER}, which sees the jobs of all portfolios
     */
    public QueueState(Database worker) {
        this.worker = worker;
    }

    public void bindTo(MeterRegistry meters) {
        gauge(meters, "queued", JobCounts::queued);
        gauge(meters, "running", JobCounts::running);
        gauge(meters, "dead", JobCounts::dead);
        Gauge.builder(
                        "ta.jobs.lag",
                        () -> value(counts ->
                                counts.oldestQueued().orElse(Duration.ZERO).toMillis() / 1000.0))
                .description("how long the oldest due job has been waiting")
                .baseUnit("seconds")
                .register(meters);
    }

    private void gauge(MeterRegistry meters, String state, ToDoubleFunction<JobCounts> value) {
        Gauge.builder("ta.jobs", () -> value(value))
                .description("jobs by state")
                .tag("state", state)
                .register(meters);
    }

    private double value(ToDoubleFunction<JobCounts> of) {
        try {
            return of.applyAsDouble(counts());
        } catch (StorageException e) {
            return Double.NaN;
        }
    }

    /**
     * {@code ok}, with a note about a backlog. The process stays ready, because taking it away would only make the
     * backlog longer.
     */
    public String describe() {
        Duration oldest = counts().oldestQueued().orElse(Duration.ZERO);
        return oldest.compareTo(SLOW) > 0
                ? Readiness.THOUGH + "a job has been due for " + oldest.toMinutes() + " minutes"
                : "ok";
    }

    private synchronized JobCounts counts() {
        long now = System.nanoTime();
        if (counts == null || now - queriedAt > FRESH.toNanos()) {
            counts = worker.read(Actor.system("health"), JobCounts::of);
            queriedAt = now;
        }
        return counts;
    }
}
