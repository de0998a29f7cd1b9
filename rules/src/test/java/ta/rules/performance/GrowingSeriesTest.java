package ta.rules.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import ta.rules.performance.Book.MarketSession;

/** A series that grows session by session has at each of them the points of a book that ends there. */
final class GrowingSeriesTest {

    @Property(tries = 100)
    void pointsSoFar_areThoseOfTheBookSoFar(@ForAll long seed) {
        Book book = withoutReversals(RandomBooks.of(seed));
        Deque<BookEntry> entries = new ArrayDeque<>(
                book.entries().stream().sorted(BookEntry.BY_TIME).toList());
        ValuationSeries growing = ValuationSeries.growing(empty(book));
        for (MarketSession session : book.sessions()) {
            if (session.close().isAfter(book.asOf())) {
                break;
            }
            while (!entries.isEmpty() && !entries.getFirst().tradeTime().isAfter(session.close())) {
                growing.add(entries.removeFirst());
            }
            growing.add(session);
            ValuationSeries whole = ValuationSeries.of(until(book, session));
            assertThat(values(growing)).isEqualTo(values(whole));
            assertThat(growing.unpriced()).isEqualTo(whole.unpriced());
            assertThat(values(growing.newestFirm())).isEqualTo(values(whole.newestFirm()));
        }
    }

    private static List<Object> values(ValuationSeries series) {
        return series.points().stream().map(GrowingSeriesTest::values).toList();
    }

    private static Object values(SeriesPoint point) {
        return point == null
                ? "none"
                : List.of(point.session(), point.provisional(), point.invested(), point.total(), point.values());
    }

    private static Book withoutReversals(Book book) {
        List<Long> reversed = book.entries().stream()
                .filter(entry -> entry.reverses() != null)
                .map(BookEntry::reverses)
                .toList();
        return with(
                book,
                book,
                book.entries().stream()
                        .filter(entry -> entry.reverses() == null && !reversed.contains(entry.seq()))
                        .sorted(Comparator.comparing(BookEntry::tradeTime))
                        .toList());
    }

    private static Book empty(Book book) {
        return with(book, book.withSessions(List.of()), List.of());
    }

    private static Book until(Book book, MarketSession last) {
        Book shorter = new Book(
                book.baseCurrency(),
                book.timeZone(),
                last.close(),
                book.jumpPct(),
                book.carrySessions(),
                null,
                book.sessions(),
                book.splits(),
                book.memberships(),
                book.entries());
        return shorter;
    }

    private static Book with(Book book, Book sessions, List<BookEntry> entries) {
        return new Book(
                book.baseCurrency(),
                book.timeZone(),
                book.asOf(),
                book.jumpPct(),
                book.carrySessions(),
                null,
                sessions.sessions(),
                book.splits(),
                book.memberships(),
                entries);
    }
}
