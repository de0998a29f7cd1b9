package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.JOBS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.database.Bounds;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;

/** Lays a dead letter aside for good. Its row stays, with the reason; the run that failed by it stays failed. */
public final class DiscardJob {

    private DiscardJob() {}

    /**
     * @param portfolioId none for a job of the installation
     * @param reason 1 to 4000 characters
     * @throws StorageException.NotFound when there is none there that the actor may see
     * @throws StorageException.Conflict {@code JOB_STATE} when it is no dead letter
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
