package ta.runtime.worker;

import java.time.Duration;

/**
 * How a worker works.
 *
 * @param poll how long it waits when nothing is due and nobody wakes it
 * @param lease how long a job stays with a worker that died; above the longest time that asking a provider takes, for the work
 *     in the database is not overtaken in any case
 * @param retry the pause after a job's first attempt; it doubles with each
 * @param grace how long closing waits for the jobs under way
 */
public record WorkerSettings(int threads, Duration poll, Duration lease, Duration retry, Duration grace) {

    public static final WorkerSettings DEFAULT = new WorkerSettings(
            1, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofSeconds(30));

    public WorkerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("a worker needs a thread: " + threads);
        }
    }
}
