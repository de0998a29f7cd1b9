package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;
import static ta.backoffice.jooq.Tables.SIMULATIONS;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import ta.backoffice.notice.Outbox;
import ta.database.Database;
import ta.database.Transaction;

/** Ends a failed attempt. If the work was refused, its run fails at once; any other failure is retried a few times. */
public final class FailJob {

    private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

    /** For a job whose portfolio was deleted: there are no members left to notify. */
    private static final RunProblem GONE = new RunProblem("PORTFOLIO_GONE", "its portfolio no longer exists");

    private static final Set<JobKind> SEEN_BY_ITS_ASKER =
            EnumSet.of(JobKind.SEND_NOTICE, JobKind.ASK_PROVIDER, JobKind.SIMULATE);

    private final Database database;

    public FailJob(Database database) {
        this.database = database;
    }

    /**
     * The work was refused for a reason that a retry does not change. The run fails with that reason, and the job is
     * done. A job without a run becomes a dead letter, because nothing else would report the failure.
     *
     * @throws LeaseLostException if another worker has the job
     */
    public void refuse(LeasedJob job, RunProblem problem) {
        database.transact(job.actor(), tx -> {
            if (!JobStore.holdIfExists(tx, job)) {
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
     * Queues the job again after a pause, which doubles with each attempt up to ten minutes. After the last attempt it
     * becomes a dead letter: it is kept, an alert is raised, and its run fails.
     *
     * @param first the pause after the first attempt. Each pause is shortened by a random part of up to one half, so
     *     that jobs that failed together are not retried together
     * @return whether the job will be retried
     * @throws LeaseLostException if another worker has the job
     */
    public boolean retry(LeasedJob job, RunProblem problem, Duration first) {
        return database.transact(job.actor(), tx -> {
            if (!JobStore.holdIfExists(tx, job)) {
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

    /**
     * A message that cannot be sent concerns only its recipient: their channel shows the failure, and no alert is
     * raised; nor for a question to a provider or a simulation, whose asker sees that it failed.
     */
    private static void bury(Transaction tx, LeasedJob job, RunProblem problem, String ofMessage, String ofJob) {
        JobStore.update(job, JobStore.done(tx, "DEAD").set(JOBS.LAST_ERROR, problem.text()));
        failMessage(tx, job, ofMessage + problem.message());
        failSimulation(tx, job);
        if (!SEEN_BY_ITS_ASKER.contains(job.kind())) {
            DeadLetter.of(job).report(tx, ofJob, problem);
        }
        DeadLetter.of(job).failRun(tx, problem);
    }

    private static void failMessage(Transaction tx, LeasedJob job, String why) {
        if (job.kind() == JobKind.SEND_NOTICE) {
            Outbox.failed(tx, UUID.fromString(job.key().orElseThrow()), why);
        }
    }

    private static void failSimulation(Transaction tx, LeasedJob job) {
        if (job.kind() == JobKind.SIMULATE) {
            tx.sql()
                    .update(SIMULATIONS)
                    .set(SIMULATIONS.STATE, "FAILED")
                    .set(SIMULATIONS.FINISHED_AT, tx.at())
                    .set(
                            SIMULATIONS.PROBLEM,
                            "The program could not finish it. Whoever runs the installation finds the details on the"
                                    + " page Queue.")
                    .where(
                            SIMULATIONS.ID.eq(UUID.fromString(job.key().orElseThrow())),
                            SIMULATIONS.STATE.in("QUEUED", "RUNNING"))
                    .execute();
        }
    }

    /** first × 2^(attempt − 1), at most {@link #PAUSE_MAX}; stops doubling there, so it cannot overflow. */
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
