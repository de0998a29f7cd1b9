package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.database.Ids;
import ta.database.Bounds;
import ta.database.Transaction;

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
     * @param portfolioId none for one of the installation
     * @param key of those with the same one, one at a time is unfinished
     * @return the job; the one that is unfinished, when there is one, or was a moment ago
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
