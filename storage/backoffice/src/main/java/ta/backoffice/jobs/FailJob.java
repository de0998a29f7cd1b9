package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import ta.database.Database;
import ta.database.Transaction;
import ta.backoffice.notice.Outbox;

/** Ends an attempt that did not get its work done. A refusal ends the run with it; anything else is tried again, for a while. */
public final class FailJob {

    private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

    /** What a job has come to whose portfolio is gone: nobody is left who could be told. */
    private static final RunProblem GONE = new RunProblem("PORTFOLIO_GONE", "its portfolio is no longer there");

    private final Database database;

    public FailJob(Database database) {
        this.database = database;
    }

    /**
     * The work was refused for a reason that no retry changes: the run has failed and says why, and the job is done. What has no run
     * has nobody else to say so: its job is a dead letter.
     *
     * @throws LeaseLostException when another worker has the job
     */
    public void refuse(LeasedJob job, RunProblem problem) {
        database.transact(job.actor(), tx -> {
            if (!JobStore.holdAnyway(tx, job)) {
                JobStore.update(job, JobStore.done(tx, "DEAD").set(JOBS.LAST_ERROR, GONE.text()));
            } else if (job.runId().isPresent()) {
                JobStore.update(job, JobStore.done(tx, "DONE").set(JOBS.LAST_ERROR, problem.text()));
                DeadLetter.of(job).failRun(tx, problem);
            } else {
                bury(tx, job, problem, "Not sent: ", "was refused.");
            }
            return null;
        });
    }

    /**
     * Queues the job again, each time about twice as far off as before, and at most ten minutes; after its last attempt it is a dead
     * letter: kept as it is, with an alert, and the run has failed.
     *
     * @param first the pause after the first attempt; a random part of each, up to a half, is left out, so that those who failed
     *     together do not come again together
     * @return whether it will be tried again
     * @throws LeaseLostException when another worker has the job
     */
    public boolean retry(LeasedJob job, RunProblem problem, Duration first) {
        return database.transact(job.actor(), tx -> {
            if (!JobStore.holdAnyway(tx, job)) {
                JobStore.update(job, JobStore.done(tx, "DEAD").set(JOBS.LAST_ERROR, GONE.text()));
                return false;
            }
            boolean again = job.tries() < job.attemptsMax();
            if (again) {
                failMessage(
                        tx,
                        job,
                        "Attempt " + job.tries() + " of " + job.attemptsMax() + " failed: " + problem.message());
                Duration pause = jittered(pause(job.tries(), first));
                JobStore.update(job, JobStore.queued(tx, tx.at().plus(pause)).set(JOBS.LAST_ERROR, problem.text()));
                JobStore.queueRun(tx, job);
            } else {
                String end =
                        job.attemptsMax() == 1 ? "Not sent: " : "Given up after " + job.attemptsMax() + " attempts: ";
                bury(tx, job, problem, end, "was given up after " + job.attemptsMax() + " attempts.");
            }
            return again;
        });
    }

    /** A message that does not go is its reader's concern alone: his channel says so, and no alert. */
    private static void bury(Transaction tx, LeasedJob job, RunProblem problem, String ofMessage, String ofJob) {
        JobStore.update(job, JobStore.done(tx, "DEAD").set(JOBS.LAST_ERROR, problem.text()));
        failMessage(tx, job, ofMessage + problem.message());
        if (job.kind() != JobKind.SEND_NOTICE) {
            DeadLetter.of(job).tell(tx, ofJob, problem);
        }
        DeadLetter.of(job).failRun(tx, problem);
    }

    private static void failMessage(Transaction tx, LeasedJob job, String why) {
        if (job.kind() == JobKind.SEND_NOTICE) {
            Outbox.failed(tx, UUID.fromString(job.key().orElseThrow()), why);
        }
    }

    /** 2^(attempt - 1) times the first, without ever computing what no clock could hold. */
    static Duration pause(int attempt, Duration first) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(PAUSE_MAX) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
    }

    private static Duration jittered(Duration pause) {
        return pause.minusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2 + 1));
    }
}
