package ta.http.jobs;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.processes.ProcessKind;
import ta.http.doc.Doc;

/** Requests and responses about jobs and processes. */
public final class JobShapes {

    private JobShapes() {}

    public record Job(
            @Doc("the job's id") UUID id,

            @Doc("the portfolio's id; null for a job of the installation")
            Optional<UUID> portfolio,

            @Doc("the id of the run that it executes; null if it executes none")
            Optional<UUID> run,

            @Doc(
                    value = "the kind of job, such as DECIDE_RUN, REFRESH_PRICES or SEND_NOTICE",
                    example = "REFRESH_PRICES")
            String kind,

            @Doc(value = "QUEUED, RUNNING, DONE, DEAD (all attempts failed) or DISCARDED", example = "DEAD")
            String state,

            @Doc(value = "number of attempts so far", example = "5")
            int tries,

            @Doc(value = "the attempts after which it is dead", example = "5")
            int triesMax,

            @Doc("when it was queued") Instant createdAt,
            @Doc("the earliest start") Instant runAfter,

            @Doc(value = "the worker that runs it or ran it last; null if none did", example = "worker-4711-1")
            Optional<String> worker,

            @Doc("when the worker's lease expires unless renewed; null unless RUNNING")
            Optional<Instant> leasedUntil,

            @Doc("when it ended; null while unfinished") Optional<Instant> finishedAt,

            @Doc(
                    value = "the error of the last failed attempt; null if none failed",
                    example = "PROVIDER: there is no such file")
            Optional<String> lastError,

            @Doc(value = "why it was discarded; null if it was not", example = "the file is gone for good")
            Optional<String> discardReason) {}

    public record JobDiscard(
            @Doc(value = "the reason, 1 to 4000 characters; kept permanently", example = "the file is gone for good")
            String reason) {}

    public record Queue(
            @Doc(value = "number of waiting jobs, including those that wait for their next attempt", example = "3")
            long queued,

            @Doc(value = "number of running jobs", example = "1")
            long running,

            @Doc(value = "number of dead jobs that were neither retried nor discarded", example = "0")
            long dead,

            @Doc("since when the oldest due job has been due; null if none is")
            Optional<Instant> oldestDueSince) {}

    public record RunningProcess(
            @Doc("the id of this entry") UUID id,

            @Doc("API, SCHEDULER or WORKER; a process with several roles has one entry per role")
            ProcessKind kind,

            @Doc(value = "host name and process id", example = "ta-1:4711")
            String name,

            @Doc(value = "the program's version", example = "ta 1.0.0")
            String version,

            @Doc(value = "number of concurrent requests or jobs", example = "2")
            int threads,

            @Doc("when it started") Instant startedAt,
            @Doc("its last sign of life") Instant seenAt,

            @Doc(
                    value = "whether the last sign of life is recent; a dead process is listed for a day",
                    example = "true")
            boolean alive) {}
}
