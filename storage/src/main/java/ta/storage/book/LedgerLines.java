package ta.storage.book;

import static ta.storage.jooq.Tables.LEDGER_ENTRIES;
import static ta.storage.jooq.Tables.LISTINGS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.storage.Transaction;

/** The ledger as a person reads it. */
public final class LedgerLines {

    /** One entry; what a type has not is empty. */
    public record Row(
            UUID id,
            long sequence,
            Instant tradeTime,
            EntryType type,
            Optional<ListingId> listing,
            Optional<BigDecimal> units,
            Optional<BigDecimal> price,
            BigDecimal amount,
            BigDecimal fees,
            Optional<String> reference,
            Optional<UUID> reverses,
            String note) {}

    private LedgerLines() {}

    /** All entries, in the order in which they were recorded. */
    public static List<Row> of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(LEDGER_ENTRIES.fields())
                .select(LISTINGS.MIC, LISTINGS.TICKER)
                .from(LEDGER_ENTRIES)
                .leftJoin(LISTINGS)
                .on(LISTINGS.ID.eq(LEDGER_ENTRIES.LISTING_ID))
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(LEDGER_ENTRIES.SEQUENCE)
                .fetch(row -> new Row(
                        row.get(LEDGER_ENTRIES.ID),
                        row.get(LEDGER_ENTRIES.SEQUENCE),
                        row.get(LEDGER_ENTRIES.TRADE_TIME),
                        EntryType.valueOf(row.get(LEDGER_ENTRIES.TYPE)),
                        Optional.ofNullable(row.get(LISTINGS.MIC))
                                .map(mic -> ListingId.of(mic, row.get(LISTINGS.TICKER))),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.UNITS)),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.PRICE)),
                        row.get(LEDGER_ENTRIES.AMOUNT),
                        row.get(LEDGER_ENTRIES.FEES),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.EXTERNAL_REFERENCE)),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.REVERSES)),
                        Optional.ofNullable(row.get(LEDGER_ENTRIES.NOTE)).orElse("")));
    }
}
