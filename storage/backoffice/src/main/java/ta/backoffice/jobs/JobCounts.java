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
 * How the queue stands, over all portfolios: so for a transaction of the worker, which sees all jobs.
 *
 * @param queued those too that wait for their next attempt
 * @param oldestQueued for how long the oldest of those that are due has been; none when none is due
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

    /** One for each state, so that the index of that state serves it, however many jobs are done. */
    private static Field<Long> count(String state) {
        return DSL.field(DSL.select(DSL.count().cast(Long.class)).from(JOBS).where(is(state)));
    }

    private static Condition is(String state) {
        return JOBS.STATE.eq(DSL.inline(state));
    }
}
