package ta.rules.performance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.BookHistory.Booked;
import ta.rules.performance.Quotes.Quote;
import ta.rules.portfolio.ListingId;

/** The points of a book, session by session: a pure function of it (performance specification, 2 to 4). */
public final class ValuationSeries {

    private final Book book;
    private final SplitRatios splits;
    private final BookHistory history;
    private final Quotes quotes;
    private final List<SeriesPoint> points = new ArrayList<>();
    private final List<Unpriced> unpriced = new ArrayList<>();
    private @Nullable SeriesPoint newestFirm;

    /** A session without a point, and the listings held that had no price. */
    public record Unpriced(LocalDate session, List<ListingId> listings) {}

    private ValuationSeries(Book book) {
        this.book = book;
        this.splits = new SplitRatios(book.splits());
        this.history = new BookHistory(book, splits);
        this.quotes = new Quotes(book, splits);
    }

    /**
     * @throws InvalidBookException OVERSOLD, if more units leave than are held
     */
    public static ValuationSeries of(Book book) {
        ValuationSeries series = new ValuationSeries(book);
        series.history.split(book.asOf());
        List<Booked> entries = series.history.entries();
        if (!entries.isEmpty()) {
            series.value(entries.get(0).entry().tradeTime(), 0);
        }
        return series;
    }

    /**
     * A series that grows as time passes, with the points that {@link #of} gives for what it has so far.
     *
     * @param book without entries or sessions
     */
    public static ValuationSeries growing(Book book) {
        return new ValuationSeries(book);
    }

    /**
     * Takes the next entry, no reversal and not earlier than any before.
     *
     * @throws InvalidBookException OVERSOLD, if more units leave than are held
     */
    public void add(BookEntry entry) {
        history.add(entry);
    }

    /** Makes the splits up to a moment. */
    public void split(Instant upTo) {
        history.split(upTo);
    }

    /** Takes the next session, later than those before; its entries are already there. */
    public void add(MarketSession session) {
        history.split(session.close());
        int changed = quotes.add(session);
        forget(changed);
        history.firstTime().ifPresent(first -> value(first, changed));
    }

    /** The units held after all that was added. */
    public BigDecimal units(ListingId listing) {
        return history.now().units(listing);
    }

    /** The listings of which units are held after all that was added, ascending. */
    public List<ListingId> held() {
        return history.now().holdings().entrySet().stream()
                .filter(each -> each.getValue().units().signum() != 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The cash after all that was added. */
    public BigDecimal cash() {
        return history.now().cash();
    }

    /** Takes back the points from a session on: a price in them has been confirmed. */
    private void forget(int changed) {
        LocalDate day = quotes.sessions().get(changed).date();
        unpriced.removeIf(each -> !each.session().isBefore(day));
        while (!points.isEmpty() && points.get(points.size() - 1).held().index() >= changed) {
            points.remove(points.size() - 1);
        }
        newestFirm = null;
        for (int i = points.size() - 1; i >= 0 && newestFirm == null; i--) {
            newestFirm = points.get(i).provisional() ? null : points.get(i);
        }
    }

    /** All points, provisional ones too, in the order of time. */
    public List<SeriesPoint> points() {
        return points;
    }

    public List<SeriesPoint> firmPoints() {
        return points.stream().filter(point -> !point.provisional()).toList();
    }

    public List<Unpriced> unpriced() {
        return unpriced;
    }

    /** The point whose invested index the triggers of a policy read, or null. */
    public @Nullable SeriesPoint newestFirm() {
        return newestFirm;
    }

    /** The point whose invested index is the peak of the newest firm one; null if that is what was first paid. */
    public @Nullable SeriesPoint peak() {
        SeriesPoint peak = null;
        for (SeriesPoint point : points) {
            if (newestFirm != null
                    && !point.provisional()
                    && point.invested().index().compareTo(newestFirm.invested().peak()) == 0) {
                peak = point;
            }
        }
        return peak;
    }

    BookHistory history() {
        return history;
    }

    private void value(Instant first, int from) {
        for (int i = from; i < quotes.sessions().size(); i++) {
            MarketSession session = quotes.sessions().get(i);
            if (!session.close().isBefore(first)) {
                value(i, session);
            }
        }
    }

    private void value(int index, MarketSession session) {
        BookState state = history.at(session.close());
        SortedMap<ListingId, Quote> held = new TreeMap<>();
        List<ListingId> missing = new ArrayList<>();
        state.holdings().forEach((listing, pooled) -> {
            Quote quote = pooled.units().signum() == 0 ? null : quotes.of(listing, index);
            if (quote != null) {
                held.put(listing, quote);
            } else if (pooled.units().signum() != 0) {
                missing.add(listing);
            }
        });
        if (!missing.isEmpty()) {
            unpriced.add(new Unpriced(session.date(), missing));
            return;
        }
        SeriesPoint point = point(index, session, state, held);
        points.add(point);
        if (!point.provisional()) {
            newestFirm = point;
        }
    }

    private SeriesPoint point(int index, MarketSession session, BookState state, SortedMap<ListingId, Quote> held) {
        SeriesPoint before = newestFirm;
        Membership membership = book.membership(session.close());
        SpanFlows flows = new SpanFlows(
                membership,
                history,
                quotes,
                splits,
                index,
                before == null ? null : before.held().index());
        flows.overdrawn(before == null ? BigDecimal.ZERO : before.held().state().shortage(), state.shortage());
        boolean firm = !flows.isDoubtful() && held.values().stream().noneMatch(Quote::doubtful);
        SortedMap<ListingId, BigDecimal> prices = new TreeMap<>();
        held.forEach((listing, quote) -> prices.put(listing, quote.at(session.close(), splits)));
        SortedMap<ListingId, BigDecimal> values = new TreeMap<>();
        prices.forEach(
                (listing, price) -> values.put(listing, state.units(listing).multiply(price)));
        SortedMap<String, BigDecimal> places = places(membership, values);
        BigDecimal cashPark = Objects.requireNonNull(places.remove(Membership.CASH_PARK));
        BigDecimal unassigned = Objects.requireNonNull(places.remove(Membership.UNASSIGNED));
        BigDecimal all = sum(values.values());
        IndexedValue invested = IndexedValue.next(
                sum(places.values()),
                sum(places.values()),
                before == null ? BigDecimal.ZERO : inside(membership, before.values()),
                flows.investedIn(),
                flows.investedOut(),
                before == null ? null : before.invested(),
                firm);
        IndexedValue total = IndexedValue.next(
                all.add(state.cash()),
                all.add(state.cash().max(BigDecimal.ZERO)),
                before == null ? BigDecimal.ZERO : worth(before),
                flows.totalIn(),
                flows.totalOut(),
                before == null ? null : before.total(),
                firm);
        return new SeriesPoint(
                session,
                book.day(session.close()),
                !firm,
                invested,
                total,
                places,
                cashPark,
                unassigned,
                prices,
                values,
                new SeriesPoint.Held(index, state, membership, flows.flows()));
    }

    /** The value in each sleeve, in the cash park and in no sleeve. */
    private static SortedMap<String, BigDecimal> places(
            Membership membership, SortedMap<ListingId, BigDecimal> values) {
        SortedMap<String, BigDecimal> places = new TreeMap<>();
        membership.codes().forEach(code -> places.put(code, BigDecimal.ZERO));
        places.put(Membership.CASH_PARK, BigDecimal.ZERO);
        places.put(Membership.UNASSIGNED, BigDecimal.ZERO);
        values.forEach((listing, value) -> places.merge(membership.place(listing), value, BigDecimal::add));
        return places;
    }

    /** The value of what the membership of a later point has in its sleeves. */
    private static BigDecimal inside(Membership membership, SortedMap<ListingId, BigDecimal> values) {
        BigDecimal inside = BigDecimal.ZERO;
        for (Map.Entry<ListingId, BigDecimal> value : values.entrySet()) {
            inside = membership.isInside(value.getKey()) ? inside.add(value.getValue()) : inside;
        }
        return inside;
    }

    private static BigDecimal worth(SeriesPoint point) {
        return sum(point.values().values()).add(point.cash().max(BigDecimal.ZERO));
    }

    private static BigDecimal sum(Collection<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
