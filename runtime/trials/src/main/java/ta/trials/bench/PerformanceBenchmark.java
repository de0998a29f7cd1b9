package ta.trials.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import ta.rules.performance.Book;
import ta.rules.performance.BookEntry;
import ta.rules.performance.Membership;
import ta.rules.performance.Performance;
import ta.rules.performance.ValuationSeries;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** From a book to its series, and to all figures: ten listings, a contribution and a purchase each month. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PerformanceBenchmark {

    private static final int LISTINGS = 10;
    private static final LocalDate FIRST = LocalDate.of(2006, 1, 2);

    @Param({"3", "10", "20"})
    private int years;

    private Book book;

    @Setup
    public void prepare() {
        List<ListingId> listings = new ArrayList<>();
        Map<ListingId, String> sleeves = new HashMap<>();
        for (int i = 0; i < LISTINGS; i++) {
            listings.add(ListingId.of("XLON", "L" + i));
            sleeves.put(listings.get(i), "sleeve" + i % 4);
        }
        List<Book.MarketSession> sessions = new ArrayList<>();
        List<BookEntry> entries = new ArrayList<>();
        LocalDate end = FIRST.plusYears(years);
        for (LocalDate day = FIRST; day.isBefore(end); day = day.plusDays(1)) {
            if (day.getDayOfWeek().getValue() > 5) {
                continue;
            }
            int number = sessions.size();
            List<Book.SessionPrice> prices = new ArrayList<>();
            for (int i = 0; i < LISTINGS; i++) {
                prices.add(new Book.SessionPrice(listings.get(i), price(number, i), false));
            }
            sessions.add(new Book.MarketSession(day, time(day, 16), prices));
            if (number % 21 == 0) {
                long seq = entries.size();
                entries.add(entry(seq + 1, EntryType.CONTRIBUTION, day, null, null, "500"));
                entries.add(entry(seq + 2, EntryType.BUY, day, listings.get((int) seq % LISTINGS), "4", "-480"));
            }
        }
        book = new Book(
                "GBP",
                ZoneId.of("Europe/London"),
                time(end, 20),
                BigDecimal.valueOf(20),
                0,
                null,
                sessions,
                List.of(),
                List.of(new Membership(Instant.EPOCH, sleeves, null)),
                entries);
    }

    @Benchmark
    public ValuationSeries series() {
        return ValuationSeries.of(book);
    }

    @Benchmark
    public Performance figures() {
        return Performance.of(book);
    }

    private static BookEntry entry(
            long seq,
            EntryType type,
            LocalDate day,
            @Nullable ListingId listing,
            @Nullable String units,
            String amount) {
        return new BookEntry(
                seq,
                type,
                time(day, 9),
                listing,
                units == null ? null : new BigDecimal(units),
                new BigDecimal(amount),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }

    /** Rises by 3 pence a session, and wobbles. */
    private static BigDecimal price(int session, int listing) {
        return BigDecimal.valueOf(10_000 + session * 3L + (session * 7L + listing * 31L) % 250, 2);
    }

    private static Instant time(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }
}
