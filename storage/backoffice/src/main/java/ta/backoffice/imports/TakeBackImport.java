package ta.backoffice.imports;

import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;

import java.util.UUID;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.book.EntryBatch;
import ta.database.StorageException;
import ta.database.Transaction;

/** Takes an import back whole: reverses each of its entries that is not reversed yet, in one transaction. */
public final class TakeBackImport {

    private TakeBackImport() {}

    /**
     * @param reason 1 to 4000 characters
     * @return how many entries were reversed
     * @throws StorageException.NotFound when the portfolio has no such import
     * @throws StorageException.Conflict {@code OVERSOLD} when units that were sold later would be missing
     */
    public static int within(Transaction tx, UUID portfolioId, UUID importId, String reason) {
        boolean found = tx.sql()
                .fetchExists(
                        LEDGER_BATCHES,
                        LEDGER_BATCHES
                                .PORTFOLIO_ID
                                .eq(portfolioId)
                                .and(LEDGER_BATCHES.ID.eq(importId))
                                .and(LEDGER_BATCHES.SOURCE.eq(EntryBatch.Source.IMPORT.name())));
        if (!found) {
            throw new StorageException.NotFound("import", importId);
        }
        return LedgerChanges.reverseBatch(tx, portfolioId, importId, reason);
    }
}
