package ta.runtime.imports;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.Cells;
import ta.runtime.csv.CsvRow;
import ta.storage.book.EntryType;
import ta.storage.book.NewEntry;

/** A row of a ledger file, each type with the cells that it has. */
final class LedgerRow {

    private final CsvRow row;
    private final Map<ListingId, UUID> known;

    private LedgerRow(CsvRow row, Map<ListingId, UUID> known) {
        this.row = row;
        this.known = known;
    }

    static Optional<NewEntry> read(CsvRow row, Map<ListingId, UUID> known, ZoneId zone) {
        EntryType type = row.need("type", Cells.oneOf(EntryType.class));
        Instant time = row.need("time", Cells.timeIn(zone));
        if (type == null || time == null) {
            return Optional.empty();
        }
        Optional<NewEntry> entry = new LedgerRow(row, known).entry(type, time);
        String reference = row.text("reference");
        return entry.flatMap(made -> row.make(() -> {
            NewEntry noted = made.withNote(row.text("note"));
            return reference.isEmpty() ? noted : noted.withReference(reference);
        }));
    }

    private Optional<NewEntry> entry(EntryType type, Instant time) {
        boolean hasListing = !row.text("listing").isEmpty();
        return switch (type) {
            case BUY, SELL -> trade(type, time);
            case CONTRIBUTION, TAX_RELIEF, INTEREST -> cash(type, time, 1);
            case WITHDRAWAL -> cash(type, time, -1);
            case DIVIDEND -> hasListing ? dividend(time) : cash(type, time, 1);
            case FEE -> cash(type, time, -1);
            case TRANSFER_IN -> hasListing ? transferIn(time) : cash(type, time, 1);
            case TRANSFER_OUT -> hasListing ? transferOut(time) : cash(type, time, -1);
            case ADJUSTMENT -> hasListing ? adjustment(time) : cash(type, time, 0);
        };
    }

    private Optional<NewEntry> trade(EntryType type, Instant time) {
        UUID listing = listing();
        BigDecimal units = positive("units");
        BigDecimal price = positive("price");
        BigDecimal fees = row.maybe("fees", Cells::number).orElse(BigDecimal.ZERO);
        Optional<BigDecimal> given = row.maybe("amount", Cells::number);
        if (!row.good()) {
            return Optional.empty();
        }
        BigDecimal value = units.multiply(price).setScale(2, RoundingMode.HALF_EVEN);
        boolean buy = type == EntryType.BUY;
        BigDecimal amount = given.orElse(buy ? value.add(fees).negate() : value.subtract(fees));
        if (buy ? amount.signum() >= 0 : amount.signum() < 0) {
            row.refuse(
                    "BAD_VALUE",
                    "the amount of a " + type + " is " + amount.toPlainString(),
                    "Maybe " + amount.negate().toPlainString() + ": amount is what it does to the cash.");
        }
        return row.make(() -> buy
                ? NewEntry.buy(listing, units, price, amount.negate(), fees, time)
                : NewEntry.sell(listing, units, price, amount, fees, time));
    }

    private Optional<NewEntry> cash(EntryType type, Instant time, int sign) {
        none("listing");
        none("units");
        none("price");
        none("fees");
        BigDecimal amount = row.need("amount", Cells::number);
        if (amount != null && (amount.signum() == 0 || (sign != 0 && amount.signum() != sign))) {
            row.refuse(
                    "BAD_VALUE",
                    "the amount of a " + type + " is " + amount.toPlainString(),
                    amount.signum() == 0
                            ? ""
                            : "Maybe " + amount.negate().toPlainString() + ": amount is what it does to the cash.");
        }
        return row.make(() -> NewEntry.cash(type, amount, time));
    }

    private Optional<NewEntry> dividend(Instant time) {
        UUID listing = listing();
        none("units");
        none("price");
        BigDecimal amount = positive("amount");
        return row.make(() -> NewEntry.dividend(listing, amount, time));
    }

    private Optional<NewEntry> transferIn(Instant time) {
        UUID listing = listing();
        none("price");
        BigDecimal units = positive("units");
        BigDecimal cost = row.need("amount", Cells::number);
        if (cost != null && cost.signum() < 0) {
            row.refuse("BAD_VALUE", "the cost of a TRANSFER_IN is " + cost.toPlainString(), "");
        }
        return row.make(() -> NewEntry.transferIn(listing, units, cost, time));
    }

    private Optional<NewEntry> transferOut(Instant time) {
        UUID listing = listing();
        none("price");
        none("amount");
        BigDecimal units = positive("units");
        return row.make(() -> NewEntry.transferOut(listing, units, time));
    }

    private Optional<NewEntry> adjustment(Instant time) {
        UUID listing = listing();
        none("price");
        BigDecimal units = row.need("units", Cells::number);
        BigDecimal cost = row.need("amount", Cells::number);
        return row.make(() -> NewEntry.adjustment(listing, units, cost, time));
    }

    private UUID listing() {
        var listing = row.need("listing", Cells.listingIn(known));
        return listing == null ? null : listing.getValue();
    }

    private BigDecimal positive(String column) {
        BigDecimal value = row.need(column, Cells::number);
        if (value != null && value.signum() <= 0) {
            row.refuse("BAD_VALUE", column + " is " + value.toPlainString() + "; it must be above 0", "");
        }
        return value;
    }

    private void none(String column) {
        if (!row.text(column).isEmpty()
                && !(column.equals("fees") && row.text(column).matches("0*\\.?0*"))) {
            row.refuse("BAD_VALUE", "a " + row.text("type") + " has no " + column, "Maybe leave it empty.");
        }
    }
}
