package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import ta.database.Transaction;
import ta.rules.performance.Book;
import ta.rules.performance.CurrencyGains;
import ta.rules.performance.Performance;
import ta.rules.performance.PeriodFigures;
import ta.rules.portfolio.ListingId;

/**
 * The performance of a portfolio at a moment, computed from its book. The last few are remembered by the version of the
 * book, so that a page need not compute what has not changed; a stale one is never answered.
 *
 * @param version of the book: see {@link BookVersion}
 * @param rates at which the prices of listings in another currency were converted, by session
 */
public record PortfolioPerformance(
        String version, Book book, Map<ListingId, Map<LocalDate, BigDecimal>> rates, Performance performance) {

    /** One takes some megabytes for decades of sessions. */
    private static final int REMEMBERED_MAX = 8;

    private record Key(UUID portfolioId, String version) {}

    private static final Map<Key, PortfolioPerformance> REMEMBERED =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, PortfolioPerformance> eldest) {
                    return size() > REMEMBERED_MAX;
                }
            });

    public static PortfolioPerformance of(Transaction tx, UUID portfolioId, Instant moment) {
        Key key = new Key(portfolioId, BookVersion.of(tx, portfolioId, moment));
        PortfolioPerformance remembered = REMEMBERED.get(key);
        if (remembered == null) {
            remembered = anew(tx, portfolioId, moment);
            REMEMBERED.put(key, remembered);
        }
        return remembered;
    }

    /** The same, with the figures since a day. */
    public PortfolioPerformance since(LocalDate day) {
        Book asked = book.since(day);
        return new PortfolioPerformance(version, asked, rates, Performance.of(asked));
    }

    /** The part of each listing's gain in a period that its currency brought: see {@link CurrencyGains}. */
    public SortedMap<ListingId, BigDecimal> currencyGains(PeriodFigures period) {
        return CurrencyGains.of(book, performance.series(), period, rates);
    }

    /** Reads the book even if its performance is remembered. */
    static PortfolioPerformance anew(Transaction tx, UUID portfolioId, Instant moment) {
        String version = BookVersion.of(tx, portfolioId, moment);
        LoadBook.Loaded loaded = LoadBook.at(tx, portfolioId, moment);
        return new PortfolioPerformance(version, loaded.book(), loaded.rates(), Performance.of(loaded.book()));
    }
}
