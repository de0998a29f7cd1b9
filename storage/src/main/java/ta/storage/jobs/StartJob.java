package ta.storage.jobs;

import static ta.storage.jooq.Tables.TASK_RUNS;

import ta.storage.Database;

/**
 * Lets everybody see that the run of a job is being worked on. A transaction of its own, as the work's is seen by nobody before
 * its end; and not that of the claim, which knows no portfolio.
 */
public final class StartJob {

    private final Database database;

    public StartJob(Database database) {
        this.database = database;
    }

    /**
     * @throws LeaseLostException when another worker has the job
     */
    public void start(LeasedJob job) {
        job.runId()
                .ifPresent(run -> database.transact(job.actor(), tx -> {
                    JobStore.lock(tx, job);
                    return tx.sql()
                            .update(TASK_RUNS)
                            .set(TASK_RUNS.STATE, "RUNNING")
                            .set(TASK_RUNS.STARTED_AT, tx.at())
                            .set(TASK_RUNS.ATTEMPT, job.attempt())
                            .where(TASK_RUNS.ID.eq(run), TASK_RUNS.STATE.in("QUEUED", "RUNNING"))
                            .execute();
                }));
    }
}
