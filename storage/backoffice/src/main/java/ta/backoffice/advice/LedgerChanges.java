package ta.backoffice.advice;

import java.util.List;
import java.util.UUID;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.book.RecordedBatch;
import ta.backoffice.book.ReverseEntry;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Records and reverses entries of the ledger, and keeps the recommendations in step: a trade that was recommended
 * counts as its fill, and a trade that is reversed opens its recommendation again.
 */
public final class LedgerChanges {

    /** What was recorded, and which trades count as fills. */
    public record Recorded(RecordedBatch batch, List<MatchedTrade> matches) {}

    private LedgerChanges() {}

    /**
     * Records entries that did not come by {@link ExecuteRecommendation}.
     *
     * @param confirmed whether a user has confirmed trades with unlikely values
     * @throws StorageException.Conflict {@code UNLIKELY_ENTRY}, or as {@link RecordEntries#record} has it
     */
    public static Recorded record(Transaction tx, UUID portfolioId, EntryBatch batch, boolean confirmed) {
        RecordedBatch recorded = RecordEntries.within(tx, portfolioId, batch);
        if (recorded.batchId().isEmpty()) {
            return new Recorded(recorded, List.of());
        }
        UUID batchId = recorded.batchId().get();
        if (!confirmed) {
            LikelyTrades.require(tx, portfolioId, batchId);
        }
        OverdrawnCash.settle(tx, portfolioId);
        return new Recorded(recorded, MatchTrades.within(tx, portfolioId, batchId));
    }

    /**
     * Reverses an entry.
     *
     * @return the id of the reversal
     */
    public static UUID reverse(Transaction tx, UUID portfolioId, UUID entryId, String reason) {
        UUID reversal = ReverseEntry.within(tx, portfolioId, entryId, reason);
        ReopenAdvice.after(tx, portfolioId, entryId);
        OverdrawnCash.settle(tx, portfolioId);
        return reversal;
    }

    /**
     * Reverses all entries of a batch.
     *
     * @return how many were reversed
     */
    public static int reverseBatch(Transaction tx, UUID portfolioId, UUID batchId, String reason) {
        List<UUID> reversed = ReverseEntry.batch(tx, portfolioId, batchId, reason);
        CountedFills.entriesOf(tx, portfolioId, reversed).forEach(entry -> ReopenAdvice.after(tx, portfolioId, entry));
        OverdrawnCash.settle(tx, portfolioId);
        return reversed.size();
    }
}
