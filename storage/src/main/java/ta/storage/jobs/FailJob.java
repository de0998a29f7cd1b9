package ta.storage.jobs;

import static ta.storage.jooq.Tables.JOBS;
import static ta.storage.jooq.Tables.TASK_RUNS;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ta.rules.policy.Severity;
import ta.storage.Database;
import ta.storage.Transaction;
import ta.storage.governance.Alerts;
import ta.storage.governance.Audit;
import ta.storage.notice.Outbox;

/** Ends an attempt that did not get its work done. A refusal ends the run with it; anything else is tried again, for a while. */
public final class FailJob {

    /** What the alert of a dead letter calls its kind; its subject is the run. */
    public static final String ALERT = "JOB_DEAD";

    private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

    private final Database database;

    public FailJob(Database database) {
        this.database = database;
    }

    /**
     * The work was refused for a reason that no retry changes: the run has failed and says why, and the job is done. A message has
     * no run: its job is a dead letter, and its channel says why.
     *
     * @throws LeaseLostException when another worker has the job
     */
    public void refuse(LeasedJob job, Problem problem) {
        database.transact(job.actor(), tx -> {
            JobStore.hold(tx, job);
            boolean message = job.kind() == JobKind.SEND_NOTICE;
            JobStore.update(job, JobStore.done(tx, message ? "DEAD" : "DONE").set(JOBS.LAST_ERROR, problem.text()));
            failMessage(tx, job, "Not sent: " + problem.message());
            failRun(tx, job, problem);
            return null;
        });
    }

    /**
     * Queues the job again, each time twice as far off as before, and at most ten minutes; after its last attempt it is a dead
     * letter: kept as it is, with an alert, and the run has failed.
     *
     * @param first the pause after the first attempt
     * @return whether it will be tried again
     * @throws LeaseLostException when another worker has the job
     */
    public boolean retry(LeasedJob job, Problem problem, Duration first) {
        return database.transact(job.actor(), tx -> {
            JobStore.hold(tx, job);
            boolean again = job.attempt() < job.attemptsMax();
            if (again) {
                failMessage(
                        tx,
                        job,
                        "Attempt " + job.attempt() + " of " + job.attemptsMax() + " failed: " + problem.message());
                queue(tx, job, problem, tx.at().plus(pause(job.attempt(), first)));
            } else {
                bury(tx, job, problem);
            }
            return again;
        });
    }

    private static void queue(Transaction tx, LeasedJob job, Problem problem, Instant after) {
        JobStore.update(
                job,
                tx.sql()
                        .update(JOBS)
                        .set(JOBS.STATE, "QUEUED")
                        .set(JOBS.RUN_AFTER, after)
                        .set(JOBS.LAST_ERROR, problem.text())
                        .setNull(JOBS.LEASED_BY)
                        .setNull(JOBS.LEASED_UNTIL));
        job.runId()
                .ifPresent(run -> tx.sql()
                        .update(TASK_RUNS)
                        .set(TASK_RUNS.STATE, "QUEUED")
                        .where(TASK_RUNS.ID.eq(run), TASK_RUNS.STATE.eq("RUNNING"))
                        .execute());
    }

    private static void bury(Transaction tx, LeasedJob job, Problem problem) {
        JobStore.update(job, JobStore.done(tx, "DEAD").set(JOBS.LAST_ERROR, problem.text()));
        String end = job.attemptsMax() == 1 ? "Not sent: " : "Given up after " + job.attemptsMax() + " attempts: ";
        failMessage(tx, job, end + problem.message());
        job.portfolioId()
                .filter(portfolio -> job.kind() != JobKind.SEND_NOTICE)
                .ifPresent(portfolio -> Alerts.raise(
                        tx,
                        portfolio,
                        ALERT,
                        Severity.CRITICAL,
                        job.subject(),
                        job.kind() + " was given up after " + job.attemptsMax() + " attempts. " + problem.text()));
        failRun(tx, job, problem);
    }

    /** A message that does not go is its reader's concern alone: his channel says so, and no alert. */
    private static void failMessage(Transaction tx, LeasedJob job, String why) {
        if (job.kind() == JobKind.SEND_NOTICE) {
            Outbox.failed(tx, UUID.fromString(job.key().orElseThrow()), why);
        }
    }

    /** The chain's head is the last lock, so this comes last. */
    private static void failRun(Transaction tx, LeasedJob job, Problem problem) {
        job.runId().ifPresent(run -> {
            tx.sql()
                    .update(TASK_RUNS)
                    .set(TASK_RUNS.STATE, "FAILED")
                    .set(TASK_RUNS.FINISHED_AT, tx.at())
                    .set(TASK_RUNS.PROBLEM, problem.json())
                    .where(TASK_RUNS.ID.eq(run), TASK_RUNS.STATE.in("QUEUED", "RUNNING"))
                    .returning(TASK_RUNS.TASK)
                    .fetchOptional(TASK_RUNS.TASK)
                    .ifPresent(task -> FailureNotice.tell(tx, job.portfolioId().orElseThrow(), run, task, problem));
            Audit.append(
                    tx,
                    job.portfolioId(),
                    "run.fail",
                    Map.of("run", run, "code", problem.code(), "attempt", job.attempt()));
        });
    }

    /** 2^(attempt - 1) times the first, without ever computing what no clock could hold. */
    static Duration pause(int attempt, Duration first) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(PAUSE_MAX) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }
}
