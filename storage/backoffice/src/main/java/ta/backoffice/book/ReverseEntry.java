package ta.backoffice.book;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;

/** Cancels an entry by a new one that negates it. Both stay in the ledger; neither counts in the holdings. */
public final class ReverseEntry {

    private final Database database;

    public ReverseEntry(Database database) {
        this.database = database;
    }

    /**
     * @param reason 1 to 4000 characters
     * @return the id of the reversal
     * @throws StorageException.NotFound when the portfolio has no such entry
     * @throws StorageException.Conflict {@code REVERSAL_IMPOSSIBLE} when the entry is already reversed or is itself a
     *     reversal; {@code OVERSOLD} when units that were sold later would be missing
     */
    public UUID reverse(Actor actor, UUID portfolioId, UUID entryId, String reason) {
        return database.transact(actor, tx -> within(tx, portfolioId, entryId, reason));
    }

    /** As {@link #reverse}, in a transaction of the caller. */
    public static UUID within(Transaction tx, UUID portfolioId, UUID entryId, String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        tx.lockPortfolio(portfolioId);
        LedgerEntriesRecord original = LedgerStore.require(tx, portfolioId, entryId);
        if (original.getReverses() != null || LedgerStore.isReversed(tx, portfolioId, entryId)) {
            throw new StorageException.Conflict(
                    "REVERSAL_IMPOSSIBLE",
                    "entry " + entryId
                            + (original.getReverses() == null ? " is already reversed" : " is itself a reversal"),
                    "Maybe record a new entry instead.");
        }
        UUID batchId = LedgerStore.insertBatch(tx, portfolioId, "REVERSAL", Optional.empty(), reason);
        UUID reversal = LedgerStore.reverse(tx, portfolioId, List.of(entryId), batchId, reason)
                .get(0);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("entry", entryId);
        details.put("reversal", reversal);
        details.put("reason", reason);
        details.put("batch", batchId);
        details.putAll(BatchHash.of(tx, portfolioId, batchId).details());
        Audit.append(tx, Optional.of(portfolioId), "ledger.reverse", details);
        return reversal;
    }

    /**
     * Cancels all entries of a batch that are not cancelled yet, in one new batch with one audit event.
     *
     * @return the ids of the entries that were reversed
     * @throws StorageException.Conflict {@code OVERSOLD} when units that were sold later would be missing
     */
    public static List<UUID> batch(Transaction tx, UUID portfolioId, UUID batchId, String reason) {
        tx.lockPortfolio(portfolioId);
        List<UUID> originals = LedgerStore.notReversed(tx, portfolioId, batchId);
        return originals.isEmpty() ? List.of() : some(tx, portfolioId, originals, reason, "reversed_batch", batchId);
    }

    /**
     * Cancels some entries that are not cancelled yet, in one new batch with one audit event.
     *
     * @param originals at least one
     * @throws StorageException.Conflict {@code OVERSOLD} when units that were sold later would be missing
     */
    public static void some(Transaction tx, UUID portfolioId, List<UUID> originals, String reason) {
        tx.lockPortfolio(portfolioId);
        some(tx, portfolioId, originals, reason, "reversed_entries", originals);
    }

    private static List<UUID> some(
            Transaction tx, UUID portfolioId, List<UUID> originals, String reason, String what, Object which) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        UUID reversalId = LedgerStore.insertBatch(tx, portfolioId, "REVERSAL", Optional.empty(), reason);
        LedgerStore.reverse(tx, portfolioId, originals, reversalId, reason);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(what, which);
        details.put("reason", reason);
        details.put("batch", reversalId);
        details.putAll(BatchHash.of(tx, portfolioId, reversalId).details());
        Audit.append(tx, Optional.of(portfolioId), "ledger.reverse_batch", details);
        return originals;
    }
}
