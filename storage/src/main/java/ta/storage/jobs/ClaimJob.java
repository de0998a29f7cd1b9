package ta.storage.jobs;

import static ta.storage.jooq.Tables.JOBS;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.storage.Actor;
import ta.storage.Database;
import ta.storage.Limits;
import ta.storage.Transaction;
import ta.storage.jooq.tables.records.JobsRecord;

/**
 * Gives a worker the due job whose turn it is, for a time: the portfolios take turns, however much one of them asks for. A job whose
 * worker died comes back when that time is over. Looks at {@code jobs} alone, as it does not know yet on which portfolio it will work.
 */
public final class ClaimJob {

    static final String WORKER = "worker";

    private final Database database;

    public ClaimJob(Database database) {
        this.database = database;
    }

    /**
     * @param by which worker, for whoever looks into the table
     * @param lease from now, by the database's clock
     * @param kinds no others, as those that only a newer version of this program can do
     */
    public Optional<LeasedJob> claim(String by, Duration lease, Collection<JobKind> kinds) {
        Limits.label("worker", by);
        List<String> names = kinds.stream().map(JobKind::name).toList();
        return database.transact(Actor.system(WORKER), tx -> {
            // What was given to a worker before has had its turn.
            Optional<UUID> id = first(tx, names, "RUNNING", JOBS.LEASED_UNTIL, JOBS.LEASED_UNTIL)
                    .or(() -> first(tx, names, "QUEUED", JOBS.RUN_AFTER, JOBS.TURN));
            return id.map(due -> lease(tx, due, by, lease));
        });
    }

    /** The state stands in the SQL itself, so that any plan may use the index of that state. */
    private static Optional<UUID> first(
            Transaction tx, List<String> kinds, String state, Field<Instant> due, Field<?> order) {
        Condition now = due.le(tx.at());
        return tx.sql()
                .select(JOBS.ID)
                .from(JOBS)
                .where(JOBS.STATE.eq(DSL.inline(state)), now, JOBS.KIND.in(kinds))
                .orderBy(order, JOBS.ID)
                .limit(1)
                .forUpdate()
                .skipLocked()
                .fetchOptional(JOBS.ID);
    }

    private static LeasedJob lease(Transaction tx, UUID id, String by, Duration lease) {
        JobsRecord job = tx.sql()
                .update(JOBS)
                .set(JOBS.STATE, "RUNNING")
                .set(JOBS.ATTEMPT, JOBS.ATTEMPT.plus(1))
                .set(JOBS.TRIES, JOBS.TRIES.plus(1))
                .set(JOBS.LEASED_BY, by)
                .set(JOBS.LEASED_UNTIL, tx.at().plus(lease))
                .where(JOBS.ID.eq(id))
                .returning(
                        JOBS.KIND,
                        JOBS.PORTFOLIO_ID,
                        JOBS.TASK_RUN_ID,
                        JOBS.KEY,
                        JOBS.ATTEMPT,
                        JOBS.TRIES,
                        JOBS.ATTEMPTS_MAX)
                .fetchSingle();
        return new LeasedJob(
                id,
                JobKind.valueOf(job.getKind()),
                Optional.ofNullable(job.getPortfolioId()),
                Optional.ofNullable(job.getTaskRunId()),
                Optional.ofNullable(job.getKey()),
                job.getAttempt(),
                job.getTries(),
                job.getAttemptsMax(),
                tx.at());
    }
}
