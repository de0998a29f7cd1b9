package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.backoffice.jooq.tables.records.LedgerEntriesRecord;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Rows of {@code ledger_batches} and {@code ledger_entries}. Triggers assign the sequence numbers and update the
 * snapshots.
 */
final class LedgerStore {

    private LedgerStore() {}

    static UUID insertBatch(Transaction tx, UUID portfolioId, String source, Optional<String> fileSha256, String note) {
        UUID id = Ids.next();
        tx.sql()
                .insertInto(LEDGER_BATCHES)
                .set(LEDGER_BATCHES.ID, id)
                .set(LEDGER_BATCHES.PORTFOLIO_ID, portfolioId)
                .set(LEDGER_BATCHES.SOURCE, source)
                .set(
                        LEDGER_BATCHES.FILE_SHA256,
                        fileSha256.map(HexFormat.of()::parseHex).orElse(null))
                .set(LEDGER_BATCHES.NOTE, note)
                .set(LEDGER_BATCHES.RECORDED_BY, tx.actor().name())
                .execute();
        return id;
    }

    static void insert(Transaction tx, List<LedgerEntriesRecord> rows) {
        tx.sql().batchInsert(rows).execute();
    }

    static LedgerEntriesRecord row(UUID portfolioId, UUID batchId, NewEntry entry) {
        LedgerEntriesRecord row = new LedgerEntriesRecord();
        row.setId(Ids.next());
        row.setPortfolioId(portfolioId);
        row.setBatchId(batchId);
        row.setType(entry.type().name());
        row.setListingId(entry.listingId().orElse(null));
        row.setUnits(entry.units().orElse(null));
        row.setPrice(entry.price().orElse(null));
        row.setAmount(entry.amount());
        row.setFees(entry.fees());
        row.setCost(entry.cost().orElse(null));
        row.setTradeTime(entry.tradeTime());
        row.setReverses(null);
        row.setExternalReference(entry.externalReference().orElse(null));
        row.setNote(entry.note());
        return row;
    }

    /** A copy of {@code original} with units, amount, fees and cost negated. */
    static LedgerEntriesRecord reversal(LedgerEntriesRecord original, UUID batchId, String note) {
        LedgerEntriesRecord row = new LedgerEntriesRecord();
        row.setId(Ids.next());
        row.setPortfolioId(original.getPortfolioId());
        row.setBatchId(batchId);
        row.setType(original.getType());
        row.setListingId(original.getListingId());
        row.setUnits(original.getUnits() == null ? null : original.getUnits().negate());
        row.setPrice(original.getPrice());
        row.setAmount(original.getAmount().negate());
        row.setFees(original.getFees().negate());
        row.setCost(original.getCost() == null ? null : original.getCost().negate());
        row.setTradeTime(original.getTradeTime());
        row.setReverses(original.getId());
        row.setNote(note);
        return row;
    }

    static LedgerEntriesRecord require(Transaction tx, UUID portfolioId, UUID entryId) {
        return tx.sql()
                .fetchOptional(
                        LEDGER_ENTRIES,
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId).and(LEDGER_ENTRIES.ID.eq(entryId)))
                .orElseThrow(() -> new StorageException.NotFound("ledger entry", entryId));
    }

    static boolean isReversed(Transaction tx, UUID portfolioId, UUID entryId) {
        return tx.sql()
                .fetchExists(
                        LEDGER_ENTRIES,
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId).and(LEDGER_ENTRIES.REVERSES.eq(entryId)));
    }

    /**
     * The entries of a batch that are not reversed, the last ones first: what was sold must come back before what was
     * bought goes.
     */
    static List<LedgerEntriesRecord> notReversed(Transaction tx, UUID portfolioId, UUID batchId) {
        LedgerEntries reversal = LEDGER_ENTRIES.as("reversal");
        return tx.sql()
                .selectFrom(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.BATCH_ID.eq(batchId),
                        DSL.notExists(DSL.selectOne()
                                .from(reversal)
                                .where(reversal.PORTFOLIO_ID.eq(portfolioId), reversal.REVERSES.eq(LEDGER_ENTRIES.ID))))
                .orderBy(LEDGER_ENTRIES.TRADE_TIME.desc(), LEDGER_ENTRIES.SEQUENCE.desc())
                .fetch();
    }

    /** By reference; where several entries used the same reference, the last of them. */
    static Map<String, LedgerEntriesRecord> byReference(
            Transaction tx, UUID portfolioId, Collection<String> references) {
        return tx
                .sql()
                .selectFrom(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.EXTERNAL_REFERENCE.eq(DSL.any(references.toArray(String[]::new))))
                .orderBy(LEDGER_ENTRIES.REFERENCE_USE)
                .stream()
                .collect(Collectors.toMap(
                        LedgerEntriesRecord::getExternalReference, row -> row, (earlier, later) -> later));
    }
}
