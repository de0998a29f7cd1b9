package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.Transaction;

/**
 * Queues a job in the transaction that needs it, so that the job exists exactly if that transaction commits. A trigger
 * of the database gives it its turn among the jobs of all portfolios.
 */
public final class EnqueueJob {

    private EnqueueJob() {}

    /** Queues the job of a run. The run must exist already. */
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
     * Queues a job without a run, unless one with the same key is unfinished.
     *
     * @param portfolioId empty for a job of the installation
     * @param key within portfolio and kind; only one job with the same key can be unfinished
     * @return the id of the new job, or of the unfinished one, which may have ended in this moment
     */
    public static UUID within(Transaction tx, JobKind kind, Optional<UUID> portfolioId, String key) {
        UUID id = Ids.next();
        int added = tx.sql()
                .insertInto(JOBS)
                .set(JOBS.ID, id)
                .set(JOBS.PORTFOLIO_ID, portfolioId.orElse(null))
                .set(JOBS.KIND, kind.name())
                .set(JOBS.KEY, Bounds.text("key", Bounds.nonBlank("key", key), 200))
                .onConflict(JOBS.PORTFOLIO_ID, JOBS.KIND, JOBS.KEY)
                .where(JOBS.STATE.in(DSL.inline("QUEUED"), DSL.inline("RUNNING")), JOBS.KEY.isNotNull())
                .doNothing()
                .execute();
        return added == 1
                ? id
                : tx.sql()
                        .select(JOBS.ID)
                        .from(JOBS)
                        .where(
                                portfolioId.map(JOBS.PORTFOLIO_ID::eq).orElseGet(JOBS.PORTFOLIO_ID::isNull),
                                JOBS.KIND.eq(kind.name()),
                                JOBS.KEY.eq(key))
                        .orderBy(DSL.field(JOBS.STATE.in("QUEUED", "RUNNING")).desc(), JOBS.CREATED_AT.desc())
                        .limit(1)
                        .fetchSingle(JOBS.ID);
    }
}
