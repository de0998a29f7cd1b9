package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.UpdateSetMoreStep;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.jooq.tables.records.JobsRecord;

/** Every write on a leased job says which attempt it belongs to. */
final class JobStore {

    private JobStore() {}

    /**
     * Locks what the attempt needs, portfolio first, for as long as the transaction goes on. While the job's row is locked no
     * claim takes it, so a worker that is at its last step is not overtaken though its lease runs out.
     *
     * @throws LeaseLostException when the attempt is no longer the one that counts
     * @throws StorageException.NotFound when the portfolio is gone
     */
    static void hold(Transaction tx, LeasedJob job) {
        job.portfolioId().ifPresent(tx::lockPortfolio);
        lock(tx, job);
    }

    /** The same for an end that there must be, whether the portfolio is still there or not; which it says. */
    static boolean holdAnyway(Transaction tx, LeasedJob job) {
        boolean there = isThere(tx, job.portfolioId());
        lock(tx, job);
        return there;
    }

    /** Locks the portfolio, if it is there; what has none needs none. */
    static boolean isThere(Transaction tx, Optional<UUID> portfolioId) {
        try {
            portfolioId.ifPresent(tx::lockPortfolio);
            return true;
        } catch (StorageException.NotFound e) {
            return false;
        }
    }

    /** The same without the portfolio, for what needs not wait until others have done with that. */
    static void lock(Transaction tx, LeasedJob job) {
        Optional<UUID> held =
                tx.sql().select(JOBS.ID).from(JOBS).where(isOf(job)).forUpdate().fetchOptional(JOBS.ID);
        if (held.isEmpty()) {
            throw new LeaseLostException(job);
        }
    }

    /**
     * @throws LeaseLostException when the attempt is no longer the one that counts, so that the whole transaction rolls back
     */
    static void update(LeasedJob job, UpdateSetMoreStep<JobsRecord> change) {
        if (change.where(isOf(job)).execute() != 1) {
            throw new LeaseLostException(job);
        }
    }

    static UpdateSetMoreStep<JobsRecord> done(Transaction tx, String state) {
        return tx.sql()
                .update(JOBS)
                .set(JOBS.STATE, state)
                .set(JOBS.FINISHED_AT, tx.at())
                .setNull(JOBS.LEASED_UNTIL);
    }

    static UpdateSetMoreStep<JobsRecord> queued(Transaction tx, Instant after) {
        return tx.sql()
                .update(JOBS)
                .set(JOBS.STATE, "QUEUED")
                .set(JOBS.RUN_AFTER, after)
                .setNull(JOBS.LEASED_BY)
                .setNull(JOBS.LEASED_UNTIL);
    }

    /** Its run waits too, for all to see. */
    static void queueRun(Transaction tx, LeasedJob job) {
        job.runId()
                .ifPresent(run -> tx.sql()
                        .update(TASK_RUNS)
                        .set(TASK_RUNS.STATE, "QUEUED")
                        .where(TASK_RUNS.ID.eq(run), TASK_RUNS.STATE.eq("RUNNING"))
                        .execute());
    }

    static Condition isOf(LeasedJob job) {
        return JOBS.ID.eq(job.id()).and(JOBS.ATTEMPT.eq(job.attempt())).and(JOBS.STATE.eq("RUNNING"));
    }
}
