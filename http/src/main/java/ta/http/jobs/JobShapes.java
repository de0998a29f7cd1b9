package ta.http.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.backoffice.processes.ProcessKind;

/** What travels of jobs and processes. */
public final class JobShapes {

    private JobShapes() {}

    public record Job(
            @Doc("the job's id") UUID id,

            @Doc("its portfolio; null of what belongs to the installation")
            Optional<UUID> portfolio,

            @Doc("the run that it works for; null when it works for none")
            Optional<UUID> run,

            @Doc(value = "what it does, as DECIDE_RUN, REFRESH_PRICES, SEND_NOTICE", example = "REFRESH_PRICES")
            String kind,

            @Doc(value = "QUEUED, RUNNING, DONE, DEAD (given up) or DISCARDED", example = "DEAD")
            String state,

            @Doc(value = "how often it was tried", example = "5")
            int tries,

            @Doc(value = "how often it is tried before it is given up", example = "5")
            int triesMax,

            @Doc("when it was asked for") Instant createdAt,
            @Doc("it is not begun before") Instant runAfter,

            @Doc(value = "the worker that has it, or had it last; null when none did", example = "worker-4711-1")
            Optional<String> worker,

            @Doc("until when that worker has it, if it says no more; null unless it is RUNNING")
            Optional<Instant> leasedUntil,

            @Doc("when it ended; null while it is unfinished")
            Optional<Instant> finishedAt,

            @Doc(
                    value = "what came of the last attempt that failed; null when none did",
                    example = "PROVIDER: there is no such file")
            Optional<String> lastError,

            @Doc(value = "why it was laid aside; null when it was not", example = "the file is gone for good")
            Optional<String> discardReason) {}

    public record JobDiscard(
            @Doc(value = "why; 1 to 4000 characters, kept for ever", example = "the file is gone for good")
            String reason) {}

    public record Queue(
            @Doc(value = "how many jobs wait, also for their next attempt", example = "3")
            long queued,

            @Doc(value = "how many are under way", example = "1")
            long running,

            @Doc(value = "how many were given up, and nobody has seen to them", example = "0")
            long dead,

            @Doc("since when the oldest that is due has been; null when none is")
            Optional<Instant> oldestDueSince) {}

    public record RunningProcess(
            @Doc("the entry's id") UUID id,

            @Doc("API, SCHEDULER or WORKER; a process that is several has an entry for each")
            ProcessKind kind,

            @Doc(value = "its host and process id", example = "ta-1:4711")
            String name,

            @Doc(value = "of the program", example = "ta 1.0.0")
            String version,

            @Doc(value = "how much it does at once", example = "2")
            int threads,

            @Doc("when it began") Instant startedAt,
            @Doc("when it was last heard of") Instant seenAt,

            @Doc(value = "whether that was lately; one that died is shown for a day", example = "true")
            boolean alive) {}
}
