package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ta.backoffice.valuation.PolicyHistory;
import ta.rules.performance.Book;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.Book.Split;
import ta.rules.performance.BookEntry;
import ta.rules.performance.Membership;
import ta.rules.performance.Performance;
import ta.rules.performance.SeriesPoint;
import ta.rules.performance.ValuationSeries;
import ta.rules.policy.Policy;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;

/** The ledger of a simulation and its valuation, which grow day by day. */
final class SimulatedBook {

    private final Book empty;
    private final ValuationSeries series;
    private final List<BookEntry> entries = new ArrayList<>();
    private final List<MarketSession> sessions = new ArrayList<>();
    private final Map<ListingId, Instant> moved = new HashMap<>();
    private final Set<ListingId> traded = new TreeSet<>();
    private final Deque<Split> splits;

    /**
     * @param from the policy is in force from here on
     * @param splits of all listings; each plays no part before its day
     */
    SimulatedBook(Policy policy, Instant from, Instant to, List<Split> splits) {
        this.empty = new Book(
                policy.baseCurrency(),
                policy.timeZone(),
                to,
                PolicyHistory.jumpPct(policy),
                0,
                null,
                List.of(),
                splits,
                List.of(Membership.of(policy, from)),
                List.of());
        this.series = ValuationSeries.growing(empty);
        this.splits = new ArrayDeque<>(
                splits.stream().sorted(Comparator.comparing(Split::at)).toList());
    }

    /** A payment into or out of the portfolio, or income of a listing. */
    void pay(EntryType type, Instant at, BigDecimal amount, @Nullable ListingId listing) {
        add(new BookEntry(
                entries.size() + 1L, type, at, listing, null, amount, BigDecimal.ZERO, BigDecimal.ZERO, null));
    }

    /**
     * @param amount the effect on cash, fees included
     */
    void trade(EntryType type, Instant at, ListingId listing, BigDecimal units, BigDecimal amount, BigDecimal fees) {
        add(new BookEntry(entries.size() + 1L, type, at, listing, units, amount, fees, BigDecimal.ZERO, null));
        moved.put(listing, at);
        traded.add(listing);
    }

    private void add(BookEntry entry) {
        entries.add(entry);
        series.add(entry);
    }

    /** Makes the splits up to a moment, and returns those that it made. */
    List<Split> split(Instant upTo) {
        List<Split> made = new ArrayList<>();
        while (!splits.isEmpty() && !splits.getFirst().at().isAfter(upTo)) {
            Split split = splits.removeFirst();
            made.add(split);
            if (units(split.listing()).signum() != 0) {
                moved.put(split.listing(), split.at());
            }
        }
        series.split(upTo);
        return made;
    }

    void session(MarketSession session) {
        sessions.add(session);
        series.add(session);
    }

    BigDecimal cash() {
        return series.cash();
    }

    BigDecimal units(ListingId listing) {
        return series.units(listing);
    }

    List<ListingId> held() {
        return series.held();
    }

    /** The listings that were ever traded. */
    Set<ListingId> traded() {
        return traded;
    }

    ZoneId zone() {
        return empty.timeZone();
    }

    /** The holding of a listing, if there is one. */
    @Nullable
    Holding holding(ListingId listing, @Nullable Instant since) {
        BigDecimal units = units(listing);
        Instant last = moved.get(listing);
        return units.signum() == 0
                ? null
                : new Holding(listing, units, since != null && last != null && last.isAfter(since));
    }

    /** The point whose index the triggers read, or null. */
    @Nullable
    SeriesPoint newestFirm() {
        return series.newestFirm();
    }

    /** The whole book so far. */
    Book book() {
        return new Book(
                empty.baseCurrency(),
                empty.timeZone(),
                empty.asOf(),
                empty.jumpPct(),
                empty.carrySessions(),
                null,
                List.copyOf(sessions),
                empty.splits(),
                empty.memberships(),
                List.copyOf(entries));
    }

    /**
     * @param each whether every period has figures, or only the whole time
     */
    Performance performance(boolean each) {
        return Performance.of(book(), series, each);
    }
}
