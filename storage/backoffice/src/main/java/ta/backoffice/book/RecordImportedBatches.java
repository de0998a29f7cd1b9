package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.Transaction;

/** Records in the audit chain the ledger that came with a portfolio, batch by batch, as if each had just been made. */
public final class RecordImportedBatches {

    private RecordImportedBatches() {}

    public static void within(Transaction tx, UUID portfolioId) {
        tx.sql()
                .selectFrom(LEDGER_BATCHES)
                .where(LEDGER_BATCHES.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(LEDGER_BATCHES.RECORDED_AT, LEDGER_BATCHES.ID)
                .forEach(batch -> {
                    Map<String, Object> details = new LinkedHashMap<>();
                    details.put("batch", batch.getId());
                    details.put("source", batch.getSource());
                    details.putAll(BatchHash.of(tx, portfolioId, batch.getId()).details());
                    Audit.append(tx, Optional.of(portfolioId), "ledger.import", details);
                });
    }
}
