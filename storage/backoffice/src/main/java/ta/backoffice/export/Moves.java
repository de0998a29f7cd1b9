package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.PORTFOLIOS;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.book.Entries;
import ta.backoffice.book.LedgerEntry;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.RegisteredListings.RegisteredListing;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;

/**
 * The ledger as other programs know one: without what was reversed, by time. Units that come in or go out without a
 * trade carry their cost.
 *
 * @param baseCurrency of all amounts
 */
record Moves(String name, String baseCurrency, List<Move> all) {

    /**
     * An entry that counts.
     *
     * @param units above 0; empty for cash
     * @param incoming whether units, or else cash, come in
     * @param worth of the units without fees, above or equal 0; for cash its amount without a sign
     */
    record Move(
            LedgerEntry entry,
            Optional<RegisteredListing> listing,
            Optional<BigDecimal> units,
            boolean incoming,
            BigDecimal worth) {

        boolean isTrade() {
            return entry.type() == EntryType.BUY || entry.type() == EntryType.SELL;
        }

        /** The price of a unit, in as many digits as it takes. */
        BigDecimal unitPrice() {
            return worth.divide(units.orElseThrow(), MathContext.DECIMAL64);
        }

        String note() {
            String type = isTrade() ? "" : entry.type().name();
            return (type + " " + entry.reference().orElse("")).strip();
        }
    }

    static Moves of(Transaction tx, UUID portfolioId) {
        var portfolio = tx.sql().fetchSingle(PORTFOLIOS, PORTFOLIOS.ID.eq(portfolioId));
        List<LedgerEntry> entries = Entries.of(tx, portfolioId);
        Set<UUID> reversed =
                entries.stream().flatMap(entry -> entry.reverses().stream()).collect(Collectors.toSet());
        List<LedgerEntry> unreversed = entries.stream()
                .filter(entry -> entry.reverses().isEmpty() && !reversed.contains(entry.id()))
                .sorted(Comparator.comparing(LedgerEntry::tradeTime).thenComparing(LedgerEntry::sequence))
                .toList();
        Map<UUID, RegisteredListing> listings = new HashMap<>();
        RegisteredListings.some(
                        tx,
                        unreversed.stream()
                                .flatMap(entry -> entry.listingId().stream())
                                .collect(Collectors.toSet()))
                .forEach(listing -> listings.put(listing.id(), listing));
        Map<UUID, BigDecimal> costs = Entries.costsTransferred(unreversed);
        return new Moves(
                portfolio.getName(),
                portfolio.getBaseCurrency(),
                unreversed.stream()
                        .filter(entry -> entry.type() != EntryType.EXCHANGE
                                || entry.fees().signum() != 0)
                        .map(entry -> move(
                                entry,
                                entry.listingId().map(listings::get),
                                costs.getOrDefault(entry.id(), BigDecimal.ZERO)))
                        .toList());
    }

    private static Move move(LedgerEntry entry, Optional<RegisteredListing> listing, BigDecimal costOut) {
        // All is in the base currency there: of an exchange only the fees are left.
        if (entry.type() == EntryType.EXCHANGE) {
            return new Move(entry, Optional.empty(), Optional.empty(), false, entry.fees());
        }
        if (entry.units().isEmpty()) {
            return new Move(
                    entry,
                    listing,
                    Optional.empty(),
                    entry.amount().signum() > 0,
                    entry.amount().abs());
        }
        BigDecimal units = entry.units().get();
        return switch (entry.type()) {
            case BUY ->
                new Move(
                        entry,
                        listing,
                        entry.units(),
                        true,
                        entry.amount().negate().subtract(entry.fees()));
            case SELL ->
                new Move(entry, listing, entry.units(), false, entry.amount().add(entry.fees()));
            case TRANSFER_OUT -> new Move(entry, listing, entry.units(), false, costOut);
            default ->
                new Move(
                        entry,
                        listing,
                        Optional.of(units.abs()),
                        units.signum() > 0,
                        entry.cost().orElse(BigDecimal.ZERO).max(BigDecimal.ZERO));
        };
    }

    /** An adjustment of the cost alone moves no units. */
    List<Move> thatMove() {
        return all.stream()
                .filter(move -> move.units().map(units -> units.signum() != 0).orElse(true))
                .toList();
    }
}
