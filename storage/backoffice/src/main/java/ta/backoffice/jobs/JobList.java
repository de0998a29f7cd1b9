package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Lists jobs. A kind is a text here, since a newer version of the program may have queued a job of a kind unknown to
 * this.
 */
public final class JobList {

    /**
     * @param portfolioId empty for a job of the installation
     * @param state QUEUED, RUNNING, DONE, DEAD or DISCARDED
     * @param key within portfolio and kind; only one job with the same key can be unfinished
     * @param tries how many of its {@code triesMax} attempts have begun
     * @param lastError the error of the last failed attempt
     */
    public record Job(
            UUID id,
            Optional<UUID> portfolioId,
            Optional<UUID> runId,
            String kind,
            Optional<String> key,
            String state,
            int tries,
            int triesMax,
            Instant createdAt,
            Instant runAfter,
            Optional<String> leasedBy,
            Optional<Instant> leasedUntil,
            Optional<Instant> finishedAt,
            Optional<String> lastError,
            Optional<String> discardReason) {}

    private JobList() {}

    /**
     * One page, the newest first.
     *
     * @param portfolioId if empty, the jobs of the installation
     * @param state if present, only jobs in this state
     * @param kind if present, only jobs of this kind, which this version may not know
     * @param before the last job of the previous page
     */
    public static List<Job> of(
            Transaction tx,
            Optional<UUID> portfolioId,
            Optional<String> state,
            Optional<String> kind,
            Optional<UUID> before,
            int limit) {
        return tx.sql()
                .select()
                .from(JOBS)
                .where(
                        isOf(portfolioId),
                        state.<Condition>map(JOBS.STATE::eq).orElse(DSL.noCondition()),
                        kind.<Condition>map(JOBS.KIND::eq).orElse(DSL.noCondition()),
                        before.<Condition>map(JOBS.ID::lt).orElse(DSL.noCondition()))
                .orderBy(JOBS.ID.desc())
                .limit(limit)
                .fetch(JobList::row);
    }

    /**
     * @throws StorageException.NotFound if there is no such job
     */
    public static Job one(Transaction tx, Optional<UUID> portfolioId, UUID id) {
        return tx.sql()
                .select()
                .from(JOBS)
                .where(isOf(portfolioId), JOBS.ID.eq(id))
                .fetchOptional(JobList::row)
                .orElseThrow(() -> new StorageException.NotFound("job", id));
    }

    private static Condition isOf(Optional<UUID> portfolioId) {
        return portfolioId.map(JOBS.PORTFOLIO_ID::eq).orElseGet(JOBS.PORTFOLIO_ID::isNull);
    }

    private static Job row(Record row) {
        return new Job(
                row.get(JOBS.ID),
                Optional.ofNullable(row.get(JOBS.PORTFOLIO_ID)),
                Optional.ofNullable(row.get(JOBS.TASK_RUN_ID)),
                row.get(JOBS.KIND),
                Optional.ofNullable(row.get(JOBS.KEY)),
                row.get(JOBS.STATE),
                row.get(JOBS.TRIES),
                row.get(JOBS.ATTEMPTS_MAX),
                row.get(JOBS.CREATED_AT),
                row.get(JOBS.RUN_AFTER),
                Optional.ofNullable(row.get(JOBS.LEASED_BY)),
                Optional.ofNullable(row.get(JOBS.LEASED_UNTIL)),
                Optional.ofNullable(row.get(JOBS.FINISHED_AT)),
                Optional.ofNullable(row.get(JOBS.LAST_ERROR)),
                Optional.ofNullable(row.get(JOBS.DISCARD_REASON)));
    }
}
