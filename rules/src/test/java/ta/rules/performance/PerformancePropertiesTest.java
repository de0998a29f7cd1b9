package ta.rules.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.rules.performance.ChangedBooks.numbered;
import static ta.rules.performance.ChangedBooks.withEntries;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import ta.rules.performance.Book.MarketSession;
import ta.rules.performance.Book.SessionPrice;

/** What must hold of every performance: performance specification, 7. */
final class PerformancePropertiesTest {

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

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
