package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import ta.database.Database;

/**
 * Gives back a job that a stopping worker will not finish. The job is due at once, and the attempt does not count as a
 * try. Its attempt number stays, and it is no longer RUNNING, so anything that the worker still writes for it is
 * refused.
 */
public final class GiveBackJob {

    private final Database database;

    public GiveBackJob(Database database) {
        this.database = database;
    }

    /**
     * @return whether it was given back; not if it is done, has another worker, or is about to commit. A worker that is
     *     about to commit holds the row's lock, which is skipped here
     */
    public boolean giveBack(LeasedJob job) {
        return database.transact(job.actor(), tx -> {
            boolean held = tx.sql()
                    .select(JOBS.ID)
                    .from(JOBS)
                    .where(JobStore.isOf(job))
                    .forUpdate()
                    .skipLocked()
                    .fetchOptional()
                    .isPresent();
            if (held) {
                JobStore.update(job, JobStore.queued(tx, tx.at()).set(JOBS.TRIES, JOBS.TRIES.minus(1)));
                JobStore.queueRun(tx, job);
            }
            return held;
        });
    }
}
