package ta.runtime.worker;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.runtime.anchor.Anchors;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;
import ta.runtime.keeping.Backups;
import ta.runtime.settings.Environment;
import ta.backoffice.jobs.JobKind;

/**
 * How a worker works.
 *
 * @param threads how many jobs it does at once; it takes none that it cannot begin at once
 * @param kinds which of those that it is configured for
 * @param poll how long it waits when nothing is due and nobody wakes it
 * @param lease how long a job stays with a worker that died; one that is alive renews it
 * @param longest after which a job is no longer kept with its worker, and interrupted; {@link #longest(JobKind)} has the exceptions
 * @param retry the pause after a job's first attempt; it doubles with each
 * @param grace how long closing waits for the jobs under way; then it gives them back
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

    /** These go over the whole database, however large that is. */
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
     * @param threads when the environment names none
     * @param most how many there may be, as each needs a connection
     * @throws Refusal when what is there cannot be
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

    /** Whether every signal is for it. One that would do nothing on most of them must take none away from others. */
    boolean doesAll() {
        return kinds.equals(DEFAULT.kinds);
    }

    /** After which a job of that kind is interrupted. */
    Duration longest(JobKind kind) {
        return WHOLE.contains(kind) ? LONGEST_WHOLE : longest;
    }

    /**
     * @param configured the kinds that there is somebody for here
     * @throws Refusal when one that was named has nobody: its jobs would wait for ever while the worker says that all is well
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
                        + ", which is no kind of job\nMaybe some of "
                        + Stream.of(JobKind.values()).map(JobKind::name).collect(Collectors.joining(", ")) + "."));
    }
}
