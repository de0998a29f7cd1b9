package ta.storage.jobs;

import static ta.storage.jooq.Tables.JOBS;

import java.util.UUID;
import ta.storage.Ids;
import ta.storage.Transaction;

/** Writes a job in the transaction that makes it necessary: it is there when that one commits, and never when it does not. */
public final class EnqueueJob {

    private EnqueueJob() {}

    /** A job for a run, which is in the same transaction or before it. */
    public static void within(Transaction tx, JobKind kind, UUID portfolioId, UUID runId) {
        tx.sql()
                .insertInto(JOBS)
                .set(JOBS.ID, Ids.next())
                .set(JOBS.PORTFOLIO_ID, portfolioId)
                .set(JOBS.TASK_RUN_ID, runId)
                .set(JOBS.KIND, kind.name())
                .set(JOBS.KEY, runId.toString())
                .execute();
    }
}
