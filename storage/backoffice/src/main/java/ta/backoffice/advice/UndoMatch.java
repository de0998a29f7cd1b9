package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.UNDONE_MATCHES;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.database.StorageException;
import ta.database.Transaction;

/** Takes back that a trade of the ledger counts as a fill. The trade itself stays in the ledger. */
public final class UndoMatch {

    private UndoMatch() {}

    /**
     * @throws StorageException.Conflict {@code NOT_MATCHED} if the product has matched the entry with no
     *     recommendation, or the match does not count any more
     */
    public static void within(Transaction tx, UUID portfolioId, UUID entryId) {
        tx.lockPortfolio(portfolioId);
        List<UUID> fills = tx.sql()
                .select(FILLS.ID)
                .from(FILLS)
                .join(LEDGER_ENTRIES)
                .on(LEDGER_ENTRIES.ID.eq(FILLS.LEDGER_ENTRY_ID))
                .where(
                        FILLS.PORTFOLIO_ID.eq(portfolioId),
                        FILLS.LEDGER_ENTRY_ID.eq(entryId),
                        FILLS.MATCHED.isTrue(),
                        CountedFills.counts())
                .fetch(FILLS.ID);
        if (fills.isEmpty()) {
            throw new StorageException.Conflict(
                    "NOT_MATCHED",
                    "entry " + entryId + " was not matched with a recommendation by the product",
                    "Maybe reverse the entry, if it is wrong.");
        }
        for (UUID fill : fills) {
            tx.sql()
                    .insertInto(UNDONE_MATCHES)
                    .set(UNDONE_MATCHES.FILL_ID, fill)
                    .set(UNDONE_MATCHES.PORTFOLIO_ID, portfolioId)
                    .set(UNDONE_MATCHES.UNDONE_BY, tx.actor().name())
                    .execute();
        }
        Audit.append(
                tx,
                portfolioId,
                "recommendation.unmatch",
                Map.of("entry", entryId),
                AuditedRows.of(tx, portfolioId).and(AuditedTable.UNDONE_MATCH, fills));
        ReopenAdvice.after(tx, portfolioId, entryId);
    }
}
