package ta.storage.jobs;

import static ta.storage.jooq.Tables.JOBS;

import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.storage.Ids;
import ta.storage.Limits;
import ta.storage.Transaction;

/**
 * Writes a job in the transaction that makes it necessary: it is there when that one commits, and never when it does not. Its turn
 * among the jobs of all portfolios is given by the database.
 */
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

    /**
     * A job without a run.
     *
     * @param portfolioId none for what belongs to the installation
     * @param key what makes it the same job: while one is unfinished there is no second one
     * @return whether it was not there yet
     */
    public static boolean within(Transaction tx, JobKind kind, Optional<UUID> portfolioId, String key) {
        return tx.sql()
                        .insertInto(JOBS)
                        .set(JOBS.ID, Ids.next())
                        .set(JOBS.PORTFOLIO_ID, portfolioId.orElse(null))
                        .set(JOBS.KIND, kind.name())
                        .set(JOBS.KEY, Limits.text("key", Limits.nonBlank("key", key), 200))
                        .onConflict(JOBS.PORTFOLIO_ID, JOBS.KIND, JOBS.KEY)
                        .where(JOBS.STATE.in(DSL.inline("QUEUED"), DSL.inline("RUNNING")), JOBS.KEY.isNotNull())
                        .doNothing()
                        .execute()
                == 1;
    }
}
