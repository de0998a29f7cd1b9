package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.util.Optional;
import java.util.UUID;
import ta.database.StorageException;
import ta.database.Transaction;

/** Finds the dead letter that a person names. */
final class DeadLetters {

    /** The conflict with what has become of it. */
    static final String STATE = "JOB_STATE";

    private DeadLetters() {}

    /**
     * Locks it, the portfolio first.
     *
     * @throws StorageException.NotFound when there is no such job there
     * @throws StorageException.Conflict when it is none
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
                    "the job is no dead letter: it is " + job.state(),
                    "Maybe somebody has seen to it; look at it again.");
        }
        return new DeadLetter(id, job.kind(), portfolioId, job.runId(), job.tries());
    }
}
