package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;

/** Discards a dead letter for good. Its row is kept, with the reason, and its run stays failed. */
public final class DiscardJob {

    private DiscardJob() {}

    /**
     * @param portfolioId empty for a job of the installation
     * @param reason 1 to 4000 characters
     * @throws StorageException.NotFound if there is no such job, or the actor may not see it
     * @throws StorageException.Conflict {@code JOB_STATE} if the job is not a dead letter
     */
    public static void within(Transaction tx, Optional<UUID> portfolioId, UUID id, String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        DeadLetter letter = DeadLetters.hold(tx, portfolioId, id);
        tx.sql()
                .update(JOBS)
                .set(JOBS.STATE, "DISCARDED")
                .set(JOBS.DISCARD_REASON, reason)
                .where(JOBS.ID.eq(id))
                .execute();
        letter.settle(tx, "The job is discarded. " + reason);
        Audit.append(tx, portfolioId, "job.discard", Map.of("job", id, "kind", letter.kind(), "reason", reason));
    }
}
