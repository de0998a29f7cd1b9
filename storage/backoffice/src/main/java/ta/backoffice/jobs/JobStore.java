package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.UpdateSetMoreStep;
import ta.backoffice.jooq.tables.records.JobsRecord;
import ta.database.StorageException;
import ta.database.Transaction;

/** Locks and updates leased jobs. Every write names the attempt, so that a worker that lost its lease cannot write. */
final class JobStore {

    private JobStore() {}

    /**
     * Locks the portfolio and then the job until the transaction ends; see "Lock order" in the architecture. While the
     * job's row is locked no claim takes it, so a worker at its last step keeps the job even if its lease runs out.
     *
     * @throws LeaseLostException if the job has another worker, or is done
     * @throws StorageException.NotFound if the portfolio was deleted
     */
    static void hold(Transaction tx, LeasedJob job) {
        job.portfolioId().ifPresent(tx::lockPortfolio);
        lock(tx, job);
    }

    /**
     * Locks the job, and before it the portfolio if that still exists; for a job that must end either way.
     *
     * @return whether the portfolio exists, or the job has none
     * @throws LeaseLostException if the job has another worker, or is done
     */
    static boolean holdIfExists(Transaction tx, LeasedJob job) {
        boolean exists = lockIfExists(tx, job.portfolioId());
        lock(tx, job);
        return exists;
    }

    /** Locks the portfolio. False if it was deleted; true if there is none to lock. */
    static boolean lockIfExists(Transaction tx, Optional<UUID> portfolioId) {
        try {
            portfolioId.ifPresent(tx::lockPortfolio);
            return true;
        } catch (StorageException.NotFound e) {
            return false;
        }
    }

    private static void lock(Transaction tx, LeasedJob job) {
        Optional<UUID> held =
                tx.sql().select(JOBS.ID).from(JOBS).where(isOf(job)).forUpdate().fetchOptional(JOBS.ID);
        if (held.isEmpty()) {
            throw new LeaseLostException(job);
        }
    }

    /**
     * @throws LeaseLostException if the job has another worker, or is done; the whole transaction rolls back
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

    /** Sets the run of a job that is queued again to QUEUED as well. */
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
