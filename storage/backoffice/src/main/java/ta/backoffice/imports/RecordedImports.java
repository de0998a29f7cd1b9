package ta.backoffice.imports;

import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.database.Transaction;

/** The imports of a portfolio. */
public final class RecordedImports {

    /**
     * An import.
     *
     * @param reversed how many of its entries are reversed
     */
    public record RecordedImport(
            UUID id, String note, Instant recordedAt, String recordedBy, int entries, int reversed) {}

    private RecordedImports() {}

    /** The last {@code limit} imports, newest first. */
    public static List<RecordedImport> of(Transaction tx, UUID portfolioId, int limit) {
        LedgerEntries reversal = LEDGER_ENTRIES.as("reversal");
        return tx.sql()
                .select(
                        LEDGER_BATCHES.ID,
                        LEDGER_BATCHES.NOTE,
                        LEDGER_BATCHES.RECORDED_AT,
                        LEDGER_BATCHES.RECORDED_BY,
                        DSL.count(LEDGER_ENTRIES.ID),
                        DSL.count(reversal.ID))
                .from(LEDGER_BATCHES)
                .join(LEDGER_ENTRIES)
                .on(LEDGER_ENTRIES.BATCH_ID.eq(LEDGER_BATCHES.ID))
                .leftJoin(reversal)
                .on(reversal.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID), reversal.REVERSES.eq(LEDGER_ENTRIES.ID))
                .where(
                        LEDGER_BATCHES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_BATCHES.SOURCE.eq(EntryBatch.Source.IMPORT.name()))
                .groupBy(LEDGER_BATCHES.ID)
                .orderBy(LEDGER_BATCHES.RECORDED_AT.desc(), LEDGER_BATCHES.ID.desc())
                .limit(limit)
                .fetch(row -> new RecordedImport(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }
}
