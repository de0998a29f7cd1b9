package ta.rules.performance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.performance.Book.Split;
import ta.rules.performance.BookState.Pooled;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/**
 * The entries and splits of a book in the order of time, and the state after each moment (performance specification,
 * 2).
 */
public final class BookHistory {

    /** For how long a dividend can be due to units that were sold. */
    private static final Duration DIVIDEND_SPAN = Duration.ofDays(60);

    private final SplitRatios splits;
    private final Deque<Split> pending;
    private final Building state = new Building();
    private final NavigableMap<Instant, BookState> states = new TreeMap<>();
    private final List<Booked> booked = new ArrayList<>();
    private int futureEntries;

    /**
     * An entry and its effect.
     *
     * @param costChange of the listing's pooled cost
     * @param realised the proceeds of a sale less the cost that left with it; 0 for other entries
     */
    record Booked(BookEntry entry, BigDecimal costChange, BigDecimal realised) {}

    /**
     * @throws InvalidBookException OVERSOLD
     */
    public BookHistory(Book book) {
        this(book, new SplitRatios(book.splits()));
        split(book.asOf());
    }

    /** Makes no split yet that is later than the last entry. */
    BookHistory(Book book, SplitRatios splits) {
        this.splits = splits;
        this.pending = new ArrayDeque<>(book.splits().stream()
                .filter(split -> !split.at().isAfter(book.asOf()))
                .sorted(Comparator.comparing(Split::at))
                .toList());
        Set<Long> takenBack = new HashSet<>();
        book.entries().stream()
                .map(BookEntry::reverses)
                .filter(Objects::nonNull)
                .forEach(takenBack::add);
        for (BookEntry entry : book.entries().stream().sorted(BookEntry.BY_TIME).toList()) {
            if (entry.reverses() != null || takenBack.contains(entry.seq())) {
                continue;
            }
            if (entry.tradeTime().isAfter(book.asOf())) {
                futureEntries++;
            } else {
                add(entry);
            }
        }
    }

    /**
     * Books an entry that is not earlier than any before, and no reversal.
     *
     * @throws InvalidBookException OVERSOLD
     */
    void add(BookEntry entry) {
        split(entry.tradeTime());
        if (!states.isEmpty() && entry.tradeTime().isBefore(states.lastKey())) {
            throw new IllegalArgumentException("entry " + entry.seq() + " is earlier than one before it");
        }
        booked.add(state.book(entry));
        states.put(entry.tradeTime(), state.state());
    }

    /** Makes the splits up to a moment that are not made yet. */
    void split(Instant upTo) {
        while (!pending.isEmpty() && !pending.getFirst().at().isAfter(upTo)) {
            Split split = pending.removeFirst();
            state.split(split);
            states.put(split.at(), state.state());
        }
    }

    /** In the order of time, without what was taken back and what is later than the book. */
    List<Booked> entries() {
        return booked;
    }

    /** The time of the first entry. */
    public Optional<Instant> firstTime() {
        return booked.isEmpty()
                ? Optional.empty()
                : Optional.of(booked.get(0).entry().tradeTime());
    }

    /** The listings of which units are held after all that happened up to a moment. */
    public Set<ListingId> heldAt(Instant moment) {
        Set<ListingId> held = new HashSet<>();
        at(moment).holdings().forEach((listing, pooled) -> {
            if (pooled.units().signum() != 0) {
                held.add(listing);
            }
        });
        return held;
    }

    int futureEntries() {
        return futureEntries;
    }

    /** The entries after {@code after}, from the first one if that is null, up to {@code upTo}. */
    List<Booked> entries(@Nullable Instant after, Instant upTo) {
        return booked.subList(after == null ? 0 : countUpTo(after), countUpTo(upTo));
    }

    private int countUpTo(Instant moment) {
        int from = 0;
        int to = booked.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (booked.get(middle).entry().tradeTime().isAfter(moment)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** After all that was booked. */
    BookState now() {
        return states.isEmpty() ? BookState.EMPTY : states.lastEntry().getValue();
    }

    BookState at(Instant moment) {
        Map.Entry<Instant, BookState> last = states.floorEntry(moment);
        return last == null ? BookState.EMPTY : last.getValue();
    }

    /**
     * The part of a dividend that belongs to the units still held: EVEN10(amount × u / U). U is the most that was held
     * in the 60 days before. What was sold before it paid has left without its dividend, and the rest must not seem to
     * rise by it.
     */
    BigDecimal dividendShare(BookEntry dividend, ListingId listing) {
        Instant paid = dividend.tradeTime();
        Instant from = paid.minus(DIVIDEND_SPAN);
        BigDecimal held = at(paid).units(listing);
        BigDecimal most = splits.units(listing, at(from).units(listing), from, paid);
        for (Map.Entry<Instant, BookState> each :
                states.subMap(from, false, paid, true).entrySet()) {
            most = most.max(splits.units(listing, each.getValue().units(listing), each.getKey(), paid));
        }
        return most.signum() == 0
                ? BigDecimal.ZERO
                : Decimals.even10(dividend.amount().multiply(held), most);
    }

    /** The state while entries are booked one after the other. */
    private static final class Building {

        private final TreeMap<ListingId, Pooled> holdings = new TreeMap<>();
        private BigDecimal cash = BigDecimal.ZERO;

        BookState state() {
            return new BookState(new TreeMap<>(holdings), cash);
        }

        void split(Split split) {
            holdings.computeIfPresent(
                    split.listing(),
                    (listing, pooled) -> new Pooled(SplitRatios.units(pooled.units(), split), pooled.cost()));
        }

        Booked book(BookEntry entry) {
            cash = cash.add(entry.amount());
            ListingId listing = entry.listing();
            if (entry.units() == null || listing == null) {
                return new Booked(entry, BigDecimal.ZERO, BigDecimal.ZERO);
            }
            Pooled before = holdings.getOrDefault(listing, Pooled.NONE);
            BigDecimal units = before.units().add(entry.unitsChange());
            if (units.signum() < 0) {
                throw new InvalidBookException(
                        BookError.OVERSOLD,
                        "entry " + entry.seq() + ": "
                                + Decimals.text(entry.unitsChange().negate()) + " units of " + listing
                                + " leave, but only " + Decimals.text(before.units()) + " are held");
            }
            BigDecimal costChange = costChange(entry, before);
            holdings.put(listing, new Pooled(units, before.cost().add(costChange)));
            BigDecimal realised =
                    entry.type() == EntryType.SELL ? entry.amount().add(costChange) : BigDecimal.ZERO;
            return new Booked(entry, costChange, realised);
        }

        private static BigDecimal costChange(BookEntry entry, Pooled before) {
            return switch (entry.type()) {
                case BUY -> entry.amount().negate();
                case SELL, TRANSFER_OUT -> Decimals.even10(before.cost().multiply(entry.unitsChange()), before.units());
                default -> entry.cost();
            };
        }
    }
}
