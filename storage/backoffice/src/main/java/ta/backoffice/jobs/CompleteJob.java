package ta.backoffice.jobs;

import java.util.function.Consumer;
import ta.database.Database;
import ta.database.Failpoint;
import ta.database.Transaction;

/** Does a job's work and marks it done, both or neither: a crash in between would do the work twice, or not at all. */
public final class CompleteJob {

    private final Database database;

    public CompleteJob(Database database) {
        this.database = database;
    }

    /**
     * @param work has no effect but through the transaction; when it loses a race it is run again
     * @throws LeaseLostException when another worker has the job; nothing of the work is kept
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
