package ta.runtime.scheduler;

import java.time.Duration;

/**
 * How a scheduler works.
 *
 * @param look how often it looks for tasks that are new, changed, or left over by an outage
 * @param ahead how far ahead of their time it has triggers for them; longer than {@code look}
 * @param threads how many tasks it fires at once; it needs a connection for each
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
