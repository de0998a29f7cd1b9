package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/**
 * The number of jobs by state, over all portfolios. Only {@code Role.WORKER} sees all jobs.
 *
 * @param queued includes jobs that wait for a retry
 * @param oldestQueued how long the oldest due job has been due; empty if none is due
 */
public record JobCounts(long queued, long running, long dead, Optional<Duration> oldestQueued) {

    public static JobCounts of(Transaction tx) {
        Field<Instant> oldest =
                DSL.field(DSL.select(DSL.min(JOBS.RUN_AFTER)).from(JOBS).where(is("QUEUED")));
        return tx.sql()
                .select(count("QUEUED"), count("RUNNING"), count("DEAD"), oldest)
                .fetchSingle(row -> new JobCounts(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        Optional.ofNullable(row.value4())
                                .filter(due -> !due.isAfter(tx.at()))
                                .map(due -> Duration.between(due, tx.at()))));
    }

    /** One subquery for each state, so that each uses the index of its state, however many jobs are done. */
    private static Field<Long> count(String state) {
        return DSL.field(DSL.select(DSL.count().cast(Long.class)).from(JOBS).where(is(state)));
    }

    private static Condition is(String state) {
        return JOBS.STATE.eq(DSL.inline(state));
    }
}
