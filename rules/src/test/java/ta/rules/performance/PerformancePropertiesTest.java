package ta.rules.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.Book.SessionPrice;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** What must hold of every performance: performance specification, 7. */
final class PerformancePropertiesTest {

    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    @Property
    void order_ofRecording_playsNoPart(@ForAll long seed) {
        Book book = RandomBooks.of(seed);
        List<BookEntry> shuffled = new ArrayList<>(book.entries());
        Collections.shuffle(shuffled, new Random(seed));
        List<BookEntry> renumbered = new ArrayList<>();
        for (BookEntry entry : shuffled) {
            renumbered.add(numbered(entry, renumbered.size() + 1L, null));
        }
        assertThat(json(withEntries(book, renumbered))).isEqualTo(json(book));
    }

    @Property
    void entry_thatIsTakenBack_wasNeverThere(@ForAll long seed) {
        Book book = RandomBooks.of(seed);
        List<BookEntry> more = new ArrayList<>(book.entries());
        long seq = more.size() + 1L;
        BookEntry sample = more.get(new Random(seed).nextInt(more.size()));
        more.add(numbered(sample, seq, null));
        more.add(numbered(sample, seq + 1, seq));
        assertThat(json(withEntries(book, more))).isEqualTo(json(book));
    }

    @Property
    void sleeve_inTwo_hasTheSameIndexes(@ForAll long seed) {
        Book book = RandomBooks.of(seed);
        Book split = with(book, membership -> {
            Map<ListingId, String> sleeves = new HashMap<>();
            membership.sleeves().forEach((listing, code) -> sleeves.put(listing, code + listing.ticker()));
            return new Membership(membership.from(), sleeves, membership.cashPark());
        });
        List<SeriesPoint> points = Performance.of(book).series().points();
        List<SeriesPoint> others = Performance.of(split).series().points();
        assertThat(others).hasSameSizeAs(points);
        for (int i = 0; i < points.size(); i++) {
            assertThat(others.get(i).invested()).isEqualTo(points.get(i).invested());
            assertThat(others.get(i).total()).isEqualTo(points.get(i).total());
        }
    }

    @Property
    void rates_ofThreeTimesTheMoney_areTheSame(@ForAll long seed) {
        Book book = RandomBooks.plain(seed);
        Book thrice = withEntries(
                book,
                book.entries().stream()
                        .map(entry -> new BookEntry(
                                entry.seq(),
                                entry.type(),
                                entry.tradeTime(),
                                entry.listing(),
                                entry.units() == null ? null : entry.units().multiply(THREE),
                                entry.amount().multiply(THREE),
                                entry.fees().multiply(THREE),
                                entry.cost().multiply(THREE),
                                null))
                        .toList());
        List<PeriodFigures> periods = Performance.of(book).periods();
        List<PeriodFigures> others = Performance.of(thrice).periods();
        for (int i = 0; i < periods.size(); i++) {
            assertThat(others.get(i).timeWeighted()).isEqualTo(periods.get(i).timeWeighted());
            assertThat(others.get(i).moneyWeighted()).isEqualTo(periods.get(i).moneyWeighted());
            assertThat(others.get(i).drawdown()).isEqualTo(periods.get(i).drawdown());
        }
    }

    @Property
    void gains_addUp(@ForAll long seed) {
        List<PeriodFigures> periods = Performance.of(RandomBooks.of(seed)).periods();
        for (PeriodFigures figures : periods) {
            BigDecimal listings = sum(figures.listings().stream()
                    .map(PeriodFigures.ListingFigures::gain)
                    .toList());
            assertThat(listings.add(figures.cash().gain())).isEqualByComparingTo(figures.gain());
            BigDecimal sleeves = sum(figures.sleeves().stream()
                    .map(PeriodFigures.ListingFigures::gain)
                    .toList());
            assertThat(sleeves).isEqualByComparingTo(listings);
        }
        BigDecimal years = sum(periods.stream()
                .filter(figures -> figures.period().kind() == Period.Kind.YEAR)
                .map(PeriodFigures::gain)
                .toList());
        assertThat(years)
                .isEqualByComparingTo(
                        periods.isEmpty() ? BigDecimal.ZERO : periods.get(0).gain());
    }

    @Property
    void gain_ofAListing_isRealisedUnrealisedAndIncomeLessFees(@ForAll long seed) {
        Book book = RandomBooks.plain(seed);
        Performance performance = Performance.of(book);
        if (performance.pendingEntries() == 0 && !performance.periods().isEmpty()) {
            for (PeriodFigures.ListingFigures row : performance.periods().get(0).listings()) {
                assertThat(row.gain())
                        .isEqualByComparingTo(
                                row.realised().add(row.unrealised()).add(row.income()));
            }
        }
    }

    @Property
    void twoPortfolios_inOneBook_addUp(@ForAll long seed) {
        Book book = RandomBooks.plain(seed);
        List<BookEntry> both = new ArrayList<>(book.entries());
        RandomBooks.plain(seed).entries().stream()
                .map(entry -> numbered(entry, entry.seq() + 10_000, null))
                .forEach(both::add);
        List<PeriodFigures> one = Performance.of(book).periods();
        List<PeriodFigures> two = Performance.of(withEntries(book, both)).periods();
        for (int i = 0; i < one.size(); i++) {
            assertThat(two.get(i).gain()).isEqualByComparingTo(one.get(i).gain().multiply(BigDecimal.valueOf(2)));
            assertThat(two.get(i).endValue())
                    .isEqualByComparingTo(one.get(i).endValue().multiply(BigDecimal.valueOf(2)));
        }
    }

    @Property
    void indexes_andDrawdowns_stayWithinTheirBounds(@ForAll long seed) {
        for (SeriesPoint point : Performance.of(RandomBooks.of(seed)).series().points()) {
            for (IndexedValue value : List.of(point.invested(), point.total())) {
                assertThat(value.index()).isNotNegative();
                assertThat(value.drawdown()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
            }
        }
    }

    @Property
    void prices_thatNeverMove_leaveTheIndexAtOne(@ForAll long seed) {
        Book book = RandomBooks.plain(seed);
        BigDecimal price = BigDecimal.valueOf(40);
        List<MarketSession> flat = book.sessions().stream()
                .map(session -> new MarketSession(
                        session.date(),
                        session.close(),
                        session.prices().stream()
                                .map(each -> new SessionPrice(each.listing(), price, false))
                                .toList()))
                .toList();
        List<BookEntry> atPrice = book.entries().stream()
                .map(entry -> entry.units() == null
                        ? entry
                        : new BookEntry(
                                entry.seq(),
                                entry.type(),
                                entry.tradeTime(),
                                entry.listing(),
                                entry.units(),
                                entry.unitsChange().multiply(price).negate(),
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                null))
                .toList();
        assertThat(Performance.of(withEntries(book.withSessions(flat), atPrice))
                        .series()
                        .points())
                .allSatisfy(point -> assertThat(point.invested().index()).isEqualByComparingTo(BigDecimal.ONE));
    }

    @Property
    void fee_changesNoInvestedIndex(@ForAll long seed) {
        Book book = RandomBooks.of(seed);
        List<BookEntry> without = book.entries().stream()
                .filter(entry -> entry.type() != EntryType.FEE)
                .toList();
        List<BigDecimal> with = indexes(book);
        assertThat(indexes(withEntries(book, without))).isEqualTo(with);
    }

    private static List<BigDecimal> indexes(Book book) {
        return Performance.of(book).series().points().stream()
                .map(point -> point.invested().index())
                .toList();
    }

    private static JsonNode json(Book book) {
        return PerformanceJson.json(Performance.of(book));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BookEntry numbered(BookEntry entry, long seq, Long reverses) {
        return new BookEntry(
                seq,
                entry.type(),
                entry.tradeTime(),
                entry.listing(),
                entry.units(),
                entry.amount(),
                entry.fees(),
                entry.cost(),
                reverses);
    }

    private static Book withEntries(Book book, List<BookEntry> entries) {
        return with(book, UnaryOperator.identity(), entries);
    }

    private static Book with(Book book, UnaryOperator<Membership> change) {
        return with(book, change, book.entries());
    }

    private static Book with(Book book, UnaryOperator<Membership> change, List<BookEntry> entries) {
        return new Book(
                book.baseCurrency(),
                book.timeZone(),
                book.asOf(),
                book.jumpPct(),
                book.carrySessions(),
                book.since(),
                book.sessions(),
                book.splits(),
                book.memberships().stream().map(change).toList(),
                entries);
    }
}
