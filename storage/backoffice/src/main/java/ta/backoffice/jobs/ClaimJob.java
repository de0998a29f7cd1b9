package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.records.JobsRecord;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.Transaction;

/**
 * Leases the next due job to a worker. Portfolios take turns, however many jobs one of them has. If the worker dies,
 * the job can be claimed again when the lease ends. A claim does not lock the portfolio, and takes the job's row with
 * {@code skip locked}; see "Lock order" in the architecture.
 */
public final class ClaimJob {

    static final String WORKER = "worker";

    private final Database database;

    public ClaimJob(Database database) {
        this.database = database;
    }

    /**
     * @param by the worker's name, stored for people who look into the table
     * @param lease how long, from now by the database's clock
     * @param kinds only jobs of these kinds; a newer version may have queued others
     */
    public Optional<LeasedJob> claim(String by, Duration lease, Collection<JobKind> kinds) {
        Bounds.label("worker", by);
        String[] names = kinds.stream().map(JobKind::name).toArray(String[]::new);
        return database.transact(Actor.system(WORKER), tx -> {
            Optional<LeasedJob> claimed = tx.sql()
                    .resultQuery(
                            "select * from ta.claim_job({0}, {1}::interval, {2})",
                            DSL.val(by), DSL.val(lease.toString()), DSL.val(names))
                    .fetchOptionalInto(JobsRecord.class)
                    .map(job -> leased(job, tx.at()));
            claimed.filter(job -> !job.isExhausted()).ifPresent(job -> start(tx, job));
            return claimed;
        });
    }

    private static LeasedJob leased(JobsRecord job, Instant at) {
        return new LeasedJob(
                job.getId(),
                JobKind.valueOf(job.getKind()),
                Optional.ofNullable(job.getPortfolioId()),
                Optional.ofNullable(job.getTaskRunId()),
                Optional.ofNullable(job.getKey()),
                job.getAttempt(),
                job.getTries(),
                job.getAttemptsMax(),
                at);
    }

    /** Sets the run to RUNNING, which others see at once. They see what the work writes only when it commits. */
    private static void start(Transaction tx, LeasedJob job) {
        job.runId()
                .ifPresent(run -> tx.as(
                        job.actor(),
                        own -> own.sql()
                                .update(TASK_RUNS)
                                .set(TASK_RUNS.STATE, "RUNNING")
                                .set(TASK_RUNS.STARTED_AT, own.at())
                                .set(TASK_RUNS.ATTEMPT, job.attempt())
                                .where(TASK_RUNS.ID.eq(run), TASK_RUNS.STATE.in("QUEUED", "RUNNING"))
                                .execute()));
    }
}
