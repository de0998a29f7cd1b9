package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.util.Optional;
import java.util.UUID;
import ta.database.StorageException;
import ta.database.Transaction;

/** Finds and locks the dead letter that a person wants to retry or discard. */
final class DeadLetters {

    /** The code of the conflict if the job is in another state. */
    static final String STATE = "JOB_STATE";

    private DeadLetters() {}

    /**
     * Locks the portfolio and then the job; see "Lock order" in the architecture.
     *
     * @throws StorageException.NotFound if there is no such job
     * @throws StorageException.Conflict if the job is not a dead letter
     */
    static DeadLetter hold(Transaction tx, Optional<UUID> portfolioId, UUID id) {
        portfolioId.ifPresent(tx::lockPortfolio);
        JobList.Job job = JobList.one(tx, portfolioId, id);
        boolean dead = tx.sql()
                .select(JOBS.ID)
                .from(JOBS)
                .where(JOBS.ID.eq(id), JOBS.STATE.eq("DEAD"))
                .forUpdate()
                .fetchOptional()
                .isPresent();
        if (!dead) {
            throw new StorageException.Conflict(
                    STATE,
                    "the job is not a dead letter: it is " + job.state(),
                    "Maybe someone has already dealt with it; look at it again.");
        }
        return new DeadLetter(id, job.kind(), portfolioId, job.runId(), job.tries());
    }
}
