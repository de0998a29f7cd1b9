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
import org.jooq.Field;
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

    private static final int ROWS_MAX = 1000;

    /** What a trigger does not assign. */
    private static final List<Field<?>> COLUMNS = List.of(
            LEDGER_ENTRIES.ID,
            LEDGER_ENTRIES.PORTFOLIO_ID,
            LEDGER_ENTRIES.BATCH_ID,
            LEDGER_ENTRIES.TYPE,
            LEDGER_ENTRIES.LISTING_ID,
            LEDGER_ENTRIES.UNITS,
            LEDGER_ENTRIES.PRICE,
            LEDGER_ENTRIES.AMOUNT,
            LEDGER_ENTRIES.FEES,
            LEDGER_ENTRIES.COST,
            LEDGER_ENTRIES.CURRENCY,
            LEDGER_ENTRIES.CURRENCY_AMOUNT,
            LEDGER_ENTRIES.CURRENCY_FEES,
            LEDGER_ENTRIES.CURRENCY_PRICE,
            LEDGER_ENTRIES.CURRENCY_COST,
            LEDGER_ENTRIES.CURRENCY_RATE,
            LEDGER_ENTRIES.TRADE_TIME,
            LEDGER_ENTRIES.REVERSES,
            LEDGER_ENTRIES.EXTERNAL_REFERENCE,
            LEDGER_ENTRIES.NOTE);

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

    /** Inserts many rows with one statement, since each statement is folded into the snapshots at once. */
    static void insert(Transaction tx, List<LedgerEntriesRecord> rows) {
        for (int from = 0; from < rows.size(); from += ROWS_MAX) {
            tx.sql()
                    .insertInto(LEDGER_ENTRIES, COLUMNS)
                    .valuesOfRecords(rows.subList(from, Math.min(rows.size(), from + ROWS_MAX)).stream()
                            .map(row -> row.into(COLUMNS.toArray(Field<?>[]::new)))
                            .toList())
                    .execute();
        }
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
        entry.currency().ifPresent(other -> {
            row.setCurrency(other.currency());
            row.setCurrencyAmount(other.amount().orElse(null));
            row.setCurrencyFees(other.fees().orElse(null));
            row.setCurrencyPrice(other.price().orElse(null));
            row.setCurrencyCost(other.cost().orElse(null));
            row.setCurrencyRate(other.rate());
        });
        row.setTradeTime(entry.tradeTime());
        row.setReverses(null);
        row.setExternalReference(entry.externalReference().orElse(null));
        row.setNote(entry.note());
        return row;
    }

    /**
     * Inserts a copy of each original with units, amounts, fees and costs negated, all with one statement.
     *
     * @return the ids of the copies, in the order of the originals
     */
    static List<UUID> reverse(Transaction tx, UUID portfolioId, List<UUID> originals, UUID batchId, String note) {
        List<UUID> ids = originals.stream().map(original -> Ids.next()).toList();
        Field<UUID> id = DSL.field(DSL.name("pair", "id"), UUID.class);
        Field<UUID> original = DSL.field(DSL.name("pair", "original"), UUID.class);
        tx.sql()
                .insertInto(LEDGER_ENTRIES, COLUMNS)
                .select(DSL.select(
                                id,
                                LEDGER_ENTRIES.PORTFOLIO_ID,
                                DSL.val(batchId),
                                LEDGER_ENTRIES.TYPE,
                                LEDGER_ENTRIES.LISTING_ID,
                                LEDGER_ENTRIES.UNITS.neg(),
                                LEDGER_ENTRIES.PRICE,
                                LEDGER_ENTRIES.AMOUNT.neg(),
                                LEDGER_ENTRIES.FEES.neg(),
                                LEDGER_ENTRIES.COST.neg(),
                                LEDGER_ENTRIES.CURRENCY,
                                LEDGER_ENTRIES.CURRENCY_AMOUNT.neg(),
                                LEDGER_ENTRIES.CURRENCY_FEES.neg(),
                                LEDGER_ENTRIES.CURRENCY_PRICE,
                                LEDGER_ENTRIES.CURRENCY_COST.neg(),
                                LEDGER_ENTRIES.CURRENCY_RATE,
                                LEDGER_ENTRIES.TRADE_TIME,
                                original,
                                DSL.castNull(LEDGER_ENTRIES.EXTERNAL_REFERENCE),
                                DSL.val(note))
                        .from(LEDGER_ENTRIES)
                        .join(DSL.table(
                                "unnest({0}, {1}) with ordinality as pair(id, original, place)",
                                DSL.val(ids.toArray(UUID[]::new)), DSL.val(originals.toArray(UUID[]::new))))
                        .on(LEDGER_ENTRIES.ID.eq(original))
                        .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId))
                        .orderBy(DSL.field(DSL.name("pair", "place"))))
                .execute();
        return ids;
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
    static List<UUID> notReversed(Transaction tx, UUID portfolioId, UUID batchId) {
        LedgerEntries reversal = LEDGER_ENTRIES.as("reversal");
        return tx.sql()
                .select(LEDGER_ENTRIES.ID)
                .from(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.BATCH_ID.eq(batchId),
                        DSL.field(DSL.select(reversal.ID)
                                        .from(reversal)
                                        .where(
                                                reversal.PORTFOLIO_ID.eq(portfolioId),
                                                reversal.REVERSES.eq(LEDGER_ENTRIES.ID)))
                                .isNull())
                .orderBy(LEDGER_ENTRIES.TRADE_TIME.desc(), LEDGER_ENTRIES.SEQUENCE.desc())
                .fetch(LEDGER_ENTRIES.ID);
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
