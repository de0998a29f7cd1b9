package ta.runtime.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import ta.backoffice.jobs.JobKind;

/** Metrics of jobs: how attempts end, and how long they take. */
final class JobMeters {

    /** How an attempt ends. */
    enum End {
        DONE,
        REFUSED,
        RETRIED,
        DEAD,
        /** Another worker has taken the job over. */
        LOST,
        /** The result could not be recorded, so the lease runs out. */
        LEFT
    }

    private final MeterRegistry meters;

    JobMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void ended(JobKind kind, End end, long nanos) {
        Counter.builder("ta.jobs.ended")
                .description("attempts at jobs")
                .tag("kind", kind.name())
                .tag("end", end.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
        Timer.builder("ta.jobs.duration")
                .description("how long attempts at jobs take")
                .tag("kind", kind.name())
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(15))
                .register(meters)
                .record(Duration.ofNanos(nanos));
    }
}
