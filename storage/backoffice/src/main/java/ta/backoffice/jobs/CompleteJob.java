package ta.backoffice.jobs;

import java.util.function.Consumer;
import ta.database.Database;
import ta.database.Failpoint;
import ta.database.Transaction;

/**
 * Does a job's work and marks the job done in one transaction; so a crash can neither lose the work nor repeat it. It
 * locks the portfolio and then the job, see "Lock order" in the architecture.
 */
public final class CompleteJob {

    private final Database database;

    public CompleteJob(Database database) {
        this.database = database;
    }

    /**
     * @param work may have no effect except through the transaction, because it may run several times
     * @throws LeaseLostException if another worker has the job; nothing of the work is written
     */
    public void complete(LeasedJob job, Consumer<Transaction> work) {
        database.transact(job.actor(), tx -> {
            JobStore.hold(tx, job);
            work.accept(tx);
            JobStore.update(job, JobStore.done(tx, "DONE"));
            Failpoint.BEFORE_COMMIT.reach();
            return null;
        });
    }
}
