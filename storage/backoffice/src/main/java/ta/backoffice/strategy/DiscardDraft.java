package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;

import java.util.Map;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.StrategyVersionsRecord;
import ta.database.StorageException;
import ta.database.Transaction;

/** Discards a draft. Its text is kept, and a new draft can be made from it. */
public final class DiscardDraft {

    private DiscardDraft() {}

    /**
     * @throws StorageException.NotFound when the portfolio has no such version
     * @throws StorageException.Conflict {@code VERSION_STATE} when the version is no longer a draft
     */
    public static void within(Transaction tx, UUID portfolioId, int number) {
        tx.lockPortfolio(portfolioId);
        StrategyVersionsRecord draft = VersionStore.draft(tx, portfolioId, number);
        tx.sql()
                .update(STRATEGY_VERSIONS)
                .set(STRATEGY_VERSIONS.STATE, "DISCARDED")
                .where(STRATEGY_VERSIONS.ID.eq(draft.getId()))
                .execute();
        Audit.append(
                tx,
                portfolioId,
                "policy.discard",
                Map.of("version", number),
                AuditedRows.of(tx, portfolioId).and(AuditedTable.VERSION, draft.getId()));
    }
}
