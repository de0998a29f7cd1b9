package ta.runtime.queue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import ta.http.operation.Readiness;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.backoffice.jobs.JobCounts;

/** How the queue of jobs stands, for those who watch the service. Asked at most every few seconds, however many watch. */
public final class QueueState {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMinutes(5);

    private final Database worker;
    private JobCounts counts;
    private long askedAt;

    /**
     * @param worker sees the jobs of all portfolios
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
                .description("for how long the oldest job that is due has been")
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

    /** {@code ok}, with a word on a backlog: whoever would take a process away for that would only make it longer. */
    public String describe() {
        Duration oldest = counts().oldestQueued().orElse(Duration.ZERO);
        return oldest.compareTo(SLOW) > 0
                ? Readiness.THOUGH + "a job has been due for " + oldest.toMinutes() + " minutes"
                : "ok";
    }

    private synchronized JobCounts counts() {
        long now = System.nanoTime();
        if (counts == null || now - askedAt > FRESH.toNanos()) {
            counts = worker.read(Actor.system("health"), JobCounts::of);
            askedAt = now;
        }
        return counts;
    }
}
