package ta.runtime.scheduler;

import java.time.Duration;

/**
 * Intervals and threads of a scheduler.
 *
 * @param look interval between looks for tasks that are new, changed, or left over from an outage
 * @param ahead how far ahead triggers are set; longer than {@code look}
 * @param threads number of tasks fired at once; each needs a connection
 */
public record SchedulerSettings(Duration look, Duration ahead, int threads) {

    public static final SchedulerSettings DEFAULT =
            new SchedulerSettings(Duration.ofSeconds(5), Duration.ofSeconds(60), 2);

    public SchedulerSettings {
        if (ahead.compareTo(look) <= 0 || threads < 1) {
            throw new IllegalArgumentException("a scheduler looks " + ahead + " ahead, each " + look);
        }
    }
}
