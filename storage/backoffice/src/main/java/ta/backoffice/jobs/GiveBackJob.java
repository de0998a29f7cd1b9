package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import ta.database.Database;

/**
 * Puts a job back that its worker will not finish, as it is told to stop: it is due at once, and the attempt does not count. It stays
 * the attempt that it was, so whatever its worker still does for it is refused.
 */
public final class GiveBackJob {

    private final Database database;

    public GiveBackJob(Database database) {
        this.database = database;
    }

    /**
     * @return whether it was; one that is done by now, is another's, or is at its last step is left as it is
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
