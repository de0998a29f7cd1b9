package ta.rules.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;

/**
 * A listing beside a portfolio: how its price moved over the same sessions, and what the portfolio's payments would be
 * worth in it. Only the price counts: neither dividends nor dealing costs.
 *
 * @param levels 1 at the first session with a price
 * @param samePayments what the payments would be worth at the newest firm point, to 2 places; null without a price then
 */
public record Benchmark(
        List<Level> levels, List<Return> returns, @Nullable BigDecimal samePayments) {

    /** @param index EVEN12(price / first price) */
    public record Level(LocalDate session, BigDecimal index) {}

    /** @param rate EVEN10 of the growth from the start of the period to its end; null without a price at both */
    public record Return(Period period, @Nullable BigDecimal rate) {}

    /**
     * @param closes by session, in the base currency, all per unit as units are counted on the last of them
     */
    public static Benchmark of(Performance performance, NavigableMap<LocalDate, BigDecimal> closes) {
        List<Level> levels = new ArrayList<>();
        closes.forEach((session, close) -> levels.add(new Level(
                session,
                close.divide(closes.firstEntry().getValue(), IndexedValue.INDEX_PLACES, RoundingMode.HALF_EVEN))));
        List<Return> returns = performance.periods().stream()
                .map(figures -> new Return(figures.period(), growth(figures, closes)))
                .toList();
        return new Benchmark(levels, returns, samePayments(performance, closes));
    }

    private static @Nullable BigDecimal growth(PeriodFigures figures, NavigableMap<LocalDate, BigDecimal> closes) {
        LocalDate from = figures.start() == null ? figures.period().from() : figures.start();
        Map.Entry<LocalDate, BigDecimal> start =
                figures.start() == null ? closes.ceilingEntry(from) : closes.floorEntry(from);
        Map.Entry<LocalDate, BigDecimal> end = closes.floorEntry(figures.end());
        if (start == null || end == null || end.getKey().isBefore(start.getKey())) {
            return null;
        }
        return Decimals.even10(end.getValue().subtract(start.getValue()), start.getValue());
    }

    /**
     * What came in buys at the close before, as in the total index; what went out sells at the close of its session.
     */
    private static @Nullable BigDecimal samePayments(
            Performance performance, NavigableMap<LocalDate, BigDecimal> closes) {
        BigDecimal units = BigDecimal.ZERO;
        LocalDate before = null;
        BigDecimal price = null;
        for (SeriesPoint point : performance.series().firmPoints()) {
            LocalDate session = point.session().date();
            price = at(closes, session);
            BigDecimal priceBefore = before == null ? price : at(closes, before);
            if (price == null || priceBefore == null) {
                return null;
            }
            units = units.add(point.paidIn().divide(priceBefore, Powers.DIGITS), Powers.DIGITS)
                    .subtract(point.paidOut().divide(price, Powers.DIGITS), Powers.DIGITS);
            before = session;
        }
        return price == null ? null : Decimals.even2(units.multiply(price));
    }

    private static @Nullable BigDecimal at(NavigableMap<LocalDate, BigDecimal> closes, LocalDate session) {
        Map.Entry<LocalDate, BigDecimal> newest = closes.floorEntry(session);
        return newest == null ? null : newest.getValue();
    }
}
