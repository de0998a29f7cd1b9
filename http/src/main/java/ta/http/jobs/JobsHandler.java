package ta.http.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import ta.backoffice.jobs.DiscardJob;
import ta.backoffice.jobs.JobCounts;
import ta.backoffice.jobs.JobList;
import ta.backoffice.jobs.RetryJob;
import ta.backoffice.processes.Processes;
import ta.database.Transaction;
import ta.http.jobs.JobShapes.Job;
import ta.http.jobs.JobShapes.JobDiscard;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Page;

/**
 * Jobs of a portfolio, or of the installation if the path names no portfolio. A person retries or discards a dead job
 * (a dead letter).
 */
public final class JobsHandler {

    private static final List<String> STATES = List.of("QUEUED", "RUNNING", "DONE", "DEAD", "DISCARDED");

    /** Checked by form only: a newer version may have kinds that this one does not know. */
    private static final Pattern KIND = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    private final Runnable wake;

    /**
     * @param wake signals the worker that there is a job
     */
    public JobsHandler(Runnable wake) {
        this.wake = wake;
    }

    public Page<Job> list(Call call, Transaction tx) {
        int limit = call.limit();
        Optional<String> state = call.oneOf("state", STATES);
        Optional<String> kind = call.query("kind");
        if (kind.isPresent() && !KIND.matcher(kind.get()).matches()) {
            throw Refused.at(Code.INVALID, "kind", "must be a word in capitals, such as PRUNE");
        }
        return Page.of(
                JobList.of(tx, portfolio(call), state, kind, call.cursorId(), limit + 1),
                limit,
                row -> row.id().toString(),
                JobsHandler::shape);
    }

    public Job retry(Call call, Transaction tx) {
        UUID job = call.id("job");
        RetryJob.within(tx, portfolio(call), job);
        call.afterCommit(wake);
        return shape(JobList.one(tx, portfolio(call), job));
    }

    public Job discard(Call call, Transaction tx) {
        UUID job = call.id("job");
        DiscardJob.within(tx, portfolio(call), job, call.body(JobDiscard.class).reason());
        return shape(JobList.one(tx, portfolio(call), job));
    }

    /** Counts the jobs that the user may see. */
    public JobShapes.Queue queue(Call call, Transaction tx) {
        JobCounts counts = JobCounts.of(tx);
        return new JobShapes.Queue(
                counts.queued(),
                counts.running(),
                counts.dead(),
                counts.oldestQueued().map(tx.at()::minus));
    }

    public List<JobShapes.RunningProcess> processes(Call call, Transaction tx) {
        return Processes.all(tx).stream()
                .map(row -> new JobShapes.RunningProcess(
                        row.id(),
                        row.kind(),
                        row.name(),
                        row.version(),
                        row.threads(),
                        row.startedAt(),
                        row.seenAt(),
                        row.alive()))
                .toList();
    }

    private static Optional<UUID> portfolio(Call call) {
        return call.portfolioIfAny().map(row -> row.id());
    }

    private static Job shape(JobList.Job row) {
        return new Job(
                row.id(),
                row.portfolioId(),
                row.runId(),
                row.kind(),
                row.state(),
                row.tries(),
                row.triesMax(),
                row.createdAt(),
                row.runAfter(),
                row.leasedBy(),
                row.leasedUntil(),
                row.finishedAt(),
                row.lastError(),
                row.discardReason());
    }
}
