package ta.runtime.imports;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.StatedCurrency;
import ta.backoffice.book.StatedEntry;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvRow;

/**
 * A row of a ledger file. The column {@code amount} is the change in cash, or the cost of units that move without cash.
 */
final class LedgerRow {

    private LedgerRow() {}

    static Optional<NewEntry> read(CsvRow row, Map<ListingId, UUID> known, ZoneId zone, StatedEntry.RatesOfDays rates) {
        EntryType type = row.need("type", Cells.oneOf(EntryType.class));
        Instant time = row.need("time", Cells.timeIn(zone));
        Optional<UUID> listing = row.maybe("listing", Cells.listingIn(known)).map(Map.Entry::getValue);
        Optional<BigDecimal> units = row.maybe("units", Cells::number);
        Optional<BigDecimal> price = row.maybe("price", Cells::number);
        Optional<BigDecimal> amount = row.maybe("amount", Cells::number);
        Optional<BigDecimal> fees = row.maybe("fees", Cells::number);
        Optional<String> currency = row.maybe("currency", Cells::text);
        Optional<String> priceCurrency = row.maybe("price_currency", Cells::text);
        Optional<BigDecimal> rate = row.maybe("rate", Cells::number);
        Optional<BigDecimal> exchanged = row.maybe("exchanged", Cells::number);
        if (!row.good()) {
            return Optional.empty();
        }
        boolean costs = listing.isPresent() && (type == EntryType.TRANSFER_IN || type == EntryType.ADJUSTMENT);
        return row.make(() -> new StatedEntry(
                        type,
                        time,
                        listing,
                        units,
                        price,
                        amount.filter(value -> !costs),
                        fees,
                        amount.filter(value -> costs),
                        StatedCurrency.of(type, currency, priceCurrency, rate, exchanged),
                        row.maybe("reference", Cells::text),
                        row.text("note")))
                .flatMap(stated -> {
                    stated.faults().forEach(fault -> refuse(row, fault));
                    return row.make(() -> stated.entry(rates));
                });
    }

    private static void refuse(CsvRow row, StatedEntry.Fault fault) {
        String column = fault.field().equals("cost") ? "amount" : fault.field();
        if (fault.missing()) {
            row.refuse("CELL_EMPTY", column + " is empty", fault.maybe());
        } else {
            row.refuse("BAD_VALUE", fault.what(), fault.maybe());
        }
    }
}
