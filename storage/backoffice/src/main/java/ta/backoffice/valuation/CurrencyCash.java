package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ta.backoffice.book.LedgerEntry;
import ta.rules.performance.BookEntry;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * The cash in other currencies, in a book that has one currency: as a listing {@code CASH:USD}, whose unit is a dollar
 * and whose price is the exchange rate. An entry in dollars has its value in the base currency, and with it goes a
 * trade of the dollars for that value: dollars that were received are bought, and dollars that were paid are sold.
 *
 * <p>More dollars may be paid than there are, for example before the exchange that pays for them. What is missing is
 * taken from the cash in the base currency, and the next dollars go there first.
 */
public final class CurrencyCash {

    private static final String PREFIX = "CASH";

    private final Map<String, BigDecimal> balances = new HashMap<>();
    private final List<BookEntry> trades = new ArrayList<>();

    private CurrencyCash() {}

    public static ListingId listing(String currency) {
        return ListingId.of(PREFIX, currency);
    }

    /** The currency of such a listing. */
    public static Optional<String> currency(ListingId listing) {
        return listing.mic().equals(PREFIX) ? Optional.of(listing.ticker()) : Optional.empty();
    }

    /**
     * The trades that go with the entries which moved cash in another currency. Entries that were taken back have none.
     */
    static List<BookEntry> trades(List<LedgerEntry> ledger) {
        Set<UUID> reversed = new HashSet<>();
        ledger.forEach(entry -> entry.reverses().ifPresent(reversed::add));
        CurrencyCash cash = new CurrencyCash();
        ledger.stream()
                .filter(entry -> entry.currencyCash().isPresent())
                .filter(entry -> entry.reverses().isEmpty() && !reversed.contains(entry.id()))
                .sorted(Comparator.comparing(LedgerEntry::tradeTime).thenComparing(LedgerEntry::sequence))
                .forEach(cash::trade);
        return cash.trades;
    }

    private void trade(LedgerEntry entry) {
        String currency = entry.currency().orElseThrow().currency();
        BigDecimal moved = entry.currencyCash().orElseThrow();
        BigDecimal before = balances.getOrDefault(currency, BigDecimal.ZERO);
        balances.put(currency, before.add(moved));
        // What was missing before, or is missing after it.
        BigDecimal counted = before.add(moved).max(BigDecimal.ZERO).subtract(before.max(BigDecimal.ZERO));
        BigDecimal fees = entry.type() == EntryType.EXCHANGE ? entry.fees() : BigDecimal.ZERO;
        BigDecimal value = entry.type() == EntryType.EXCHANGE
                ? entry.amount()
                : entry.amount().negate();
        if (counted.signum() == 0) {
            return;
        }
        BigDecimal part = value.multiply(counted).divide(moved, 10, RoundingMode.HALF_EVEN);
        trades.add(new BookEntry(
                seq(entry.sequence()) + 1,
                moved.signum() > 0 ? EntryType.BUY : EntryType.SELL,
                entry.tradeTime(),
                listing(currency),
                counted.abs(),
                counted.compareTo(moved) == 0 ? value : part,
                fees,
                BigDecimal.ZERO,
                null));
    }

    /** The number of an entry's own row in the book; its trade of cash has the next one. */
    static long seq(long sequence) {
        return 2 * sequence;
    }
}
