package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.LISTINGS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectSeekStepN;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** Ledger entries for display, with names instead of ids. */
public final class LedgerLines {

    /** One entry; fields that its type does not have are empty. */
    public record LedgerLine(
            UUID id,
            long sequence,
            Instant tradeTime,
            EntryType type,
            Optional<ListingId> listing,
            Optional<BigDecimal> units,
            Optional<BigDecimal> price,
            BigDecimal amount,
            BigDecimal fees,
            Optional<BigDecimal> cost,
            Optional<InCurrency> currency,
            Optional<String> reference,
            Optional<UUID> reverses,
            Optional<UUID> reversedBy,
            UUID batchId,
            Instant recordedAt,
            String recordedBy,
            String note) {}

    private static final LedgerEntries REVERSAL = LEDGER_ENTRIES.as("reversal");

    /** A subquery, which finds by the key whatever the database knows of the table's size. */
    private static final Field<UUID> REVERSED_BY = DSL.field(DSL.select(REVERSAL.ID)
                    .from(REVERSAL)
                    .where(
                            REVERSAL.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID),
                            REVERSAL.REVERSES.eq(LEDGER_ENTRIES.ID)))
            .as("reversed_by");

    private LedgerLines() {}

    /** All entries, in the order in which they were recorded. */
    public static List<LedgerLine> of(Transaction tx, UUID portfolioId) {
        return query(tx, LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.SEQUENCE.asc())
                .fetch(LedgerLines::row);
    }

    /** Up to {@code limit} entries with a sequence number below {@code before}, newest first. */
    public static List<LedgerLine> page(Transaction tx, UUID portfolioId, long before, int limit) {
        Condition which = LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId).and(LEDGER_ENTRIES.SEQUENCE.lt(before));
        return query(tx, which, LEDGER_ENTRIES.SEQUENCE.desc()).limit(limit).fetch(LedgerLines::row);
    }

    /** The entries with these ids, in the order in which they were recorded. */
    public static List<LedgerLine> some(Transaction tx, UUID portfolioId, Collection<UUID> ids) {
        Condition which = LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId).and(LEDGER_ENTRIES.ID.in(ids));
        return query(tx, which, LEDGER_ENTRIES.SEQUENCE.asc()).fetch(LedgerLines::row);
    }

    /**
     * @throws StorageException.NotFound when the portfolio has no such entry
     */
    public static LedgerLine one(Transaction tx, UUID portfolioId, UUID id) {
        return some(tx, portfolioId, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("ledger entry", id));
    }

    private static SelectSeekStepN<Record> query(Transaction tx, Condition which, SortField<?> order) {
        return tx.sql()
                .select(LEDGER_ENTRIES.fields())
                .select(LISTINGS.MIC, LISTINGS.TICKER, LEDGER_BATCHES.RECORDED_BY, REVERSED_BY)
                .from(LEDGER_ENTRIES)
                .join(LEDGER_BATCHES)
                .on(
                        LEDGER_BATCHES.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID),
                        LEDGER_BATCHES.ID.eq(LEDGER_ENTRIES.BATCH_ID))
                .leftJoin(LISTINGS)
                .on(LISTINGS.ID.eq(LEDGER_ENTRIES.LISTING_ID))
                .where(which)
                .orderBy(List.of(order));
    }

    private static LedgerLine row(Record row) {
        return new LedgerLine(
                row.get(LEDGER_ENTRIES.ID),
                row.get(LEDGER_ENTRIES.SEQUENCE),
                row.get(LEDGER_ENTRIES.TRADE_TIME),
                EntryType.valueOf(row.get(LEDGER_ENTRIES.TYPE)),
                Optional.ofNullable(row.get(LISTINGS.MIC)).map(mic -> ListingId.of(mic, row.get(LISTINGS.TICKER))),
                Optional.ofNullable(row.get(LEDGER_ENTRIES.UNITS)),
                Optional.ofNullable(row.get(LEDGER_ENTRIES.PRICE)),
                row.get(LEDGER_ENTRIES.AMOUNT),
                row.get(LEDGER_ENTRIES.FEES),
                Optional.ofNullable(row.get(LEDGER_ENTRIES.COST)),
                Entries.inCurrency(row),
                Optional.ofNullable(row.get(LEDGER_ENTRIES.EXTERNAL_REFERENCE)),
                Optional.ofNullable(row.get(LEDGER_ENTRIES.REVERSES)),
                Optional.ofNullable(row.get(REVERSED_BY)),
                row.get(LEDGER_ENTRIES.BATCH_ID),
                row.get(LEDGER_ENTRIES.RECORDED_AT),
                row.get(LEDGER_BATCHES.RECORDED_BY),
                Optional.ofNullable(row.get(LEDGER_ENTRIES.NOTE)).orElse(""));
    }
}
