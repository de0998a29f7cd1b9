package ta.rules.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static ta.rules.performance.ChangedBooks.numbered;
import static ta.rules.performance.ChangedBooks.with;
import static ta.rules.performance.ChangedBooks.withEntries;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** What must change no performance: performance specification, 7. */
final class PerformanceInvarianceTest {

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
}
