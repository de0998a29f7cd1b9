package ta.runtime.worker;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.backoffice.jobs.JobKind;
import ta.runtime.anchor.Anchors;
import ta.runtime.keeping.Backups;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/**
 * Threads, kinds of jobs and times of a worker.
 *
 * @param threads number of jobs at once; a worker claims only what it can begin at once
 * @param kinds the kinds of jobs that it performs, as far as they are configured
 * @param poll how long it waits if nothing is due and no signal comes
 * @param lease how long a job stays with a worker that died; a living one renews it
 * @param longest time after which a job is interrupted and its lease no longer renewed; {@link #longest(JobKind)} has
 *     the exceptions
 * @param retry the pause after a job's first attempt; it doubles with each further one
 * @param grace how long closing waits for running jobs before it gives them back
 */
public record WorkerSettings(
        int threads,
        Set<JobKind> kinds,
        Duration poll,
        Duration lease,
        Duration longest,
        Duration retry,
        Duration grace) {

    private static final String THREADS = "TA_WORKER_THREADS";
    private static final String KINDS = "TA_WORKER_KINDS";
    private static final String LEASE = "TA_WORKER_LEASE_SECONDS";
    private static final String GRACE = "TA_WORKER_GRACE_SECONDS";

    /** These work on the whole database, however large that is. */
    private static final Set<JobKind> WHOLE = EnumSet.of(JobKind.BACK_UP, JobKind.ANCHOR);

    private static final Duration LONGEST_WHOLE = Duration.ofHours(12);

    public static final WorkerSettings DEFAULT = new WorkerSettings(
            1,
            EnumSet.allOf(JobKind.class),
            Duration.ofMillis(500),
            Duration.ofSeconds(30),
            Duration.ofMinutes(15),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30));

    public WorkerSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("a worker needs a thread: " + threads);
        }
        kinds = Set.copyOf(kinds);
    }

    /**
     * @param threads number of threads if the environment sets none
     * @param most maximum number of threads, as each needs a connection
     * @throws Refusal if a variable is invalid
     */
    public static WorkerSettings configured(Environment environment, int threads, int most) {
        return new WorkerSettings(
                environment.number(THREADS, threads, 1, most),
                kinds(environment),
                DEFAULT.poll,
                Duration.ofSeconds(environment.number(LEASE, (int) DEFAULT.lease.toSeconds(), 2, 3600)),
                DEFAULT.longest,
                DEFAULT.retry,
                Duration.ofSeconds(environment.number(GRACE, (int) DEFAULT.grace.toSeconds(), 0, 3600)));
    }

    /**
     * Whether every signal is for this worker. A worker that performs only some kinds must not take signals from
     * others.
     */
    boolean doesAll() {
        return kinds.equals(DEFAULT.kinds);
    }

    /** The time after which a job of that kind is interrupted. */
    Duration longest(JobKind kind) {
        return WHOLE.contains(kind) ? LONGEST_WHOLE : longest;
    }

    /**
     * @param configured the kinds with a handler
     * @throws Refusal if a named kind has no handler: its jobs would wait for ever, while the worker reports that all
     *     is well
     */
    void requireOf(Set<JobKind> configured) {
        Optional<JobKind> idle = kinds.stream()
                .filter(kind -> !doesAll() && !configured.contains(kind))
                .sorted()
                .findFirst();
        if (idle.isPresent()) {
            throw Refusal.unusable("ERROR " + KINDS + " has " + idle.get() + ", for which this worker has no folder"
                    + "\nMaybe set " + Backups.FOLDER + " for BACK_UP and " + Anchors.FOLDER
                    + " for ANCHOR, or name other kinds.");
        }
    }

    private static Set<JobKind> kinds(Environment environment) {
        return environment
                .get(KINDS)
                .map(text -> Stream.of(text.split(","))
                        .map(String::strip)
                        .map(WorkerSettings::kind)
                        .collect(Collectors.toSet()))
                .orElse(DEFAULT.kinds);
    }

    private static JobKind kind(String word) {
        return Stream.of(JobKind.values())
                .filter(kind -> kind.name().equals(word))
                .findFirst()
                .orElseThrow(() -> Refusal.unusable("ERROR " + KINDS + " has " + Visible.text(word)
                        + ", which is not a kind of job\nMaybe use some of "
                        + Stream.of(JobKind.values()).map(JobKind::name).collect(Collectors.joining(", ")) + "."));
    }
}
