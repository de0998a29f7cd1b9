package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import ta.rules.json.Decimals;
import ta.rules.performance.Performance;
import ta.rules.performance.SeriesPoint;

/**
 * How the time-weighted returns of all spans of so many years were distributed. A span begins at each month's end.
 *
 * @param years of a span
 * @param returns each span's, EVEN10, ascending; not of one year but of the whole span
 */
public record RollingReturns(int years, List<BigDecimal> returns) {

    private static final int MONTHS = 12;

    /** So many days at the end of a month may be without a session. */
    private static final int DAYS_SHUT = 4;

    static RollingReturns of(Performance performance, int years) {
        TreeMap<YearMonth, BigDecimal> ends = new TreeMap<>();
        for (SeriesPoint point : performance.series().firmPoints()) {
            ends.put(YearMonth.from(point.day()), point.total().index());
        }
        // A month that goes on after the last point has no end yet.
        if (!ends.isEmpty()
                && last(performance).plusDays(DAYS_SHUT).getMonthValue()
                        == ends.lastKey().getMonthValue()) {
            ends.pollLastEntry();
        }
        List<BigDecimal> returns = new ArrayList<>();
        ends.forEach((month, index) -> {
            BigDecimal later = ends.get(month.plusMonths((long) years * MONTHS));
            if (later != null && index.signum() > 0) {
                returns.add(Decimals.even10(
                        later.divide(index, MathContext.DECIMAL128).subtract(BigDecimal.ONE)));
            }
        });
        returns.sort(null);
        return new RollingReturns(years, List.copyOf(returns));
    }

    private static LocalDate last(Performance performance) {
        List<SeriesPoint> points = performance.series().firmPoints();
        return points.get(points.size() - 1).day();
    }

    /** Of one, five and ten years, as far as the time is long enough. */
    public static List<RollingReturns> of(Performance performance) {
        return List.of(1, 5, 10).stream()
                .map(years -> of(performance, years))
                .filter(rolling -> !rolling.returns().isEmpty())
                .toList();
    }

    /**
     * The return that so many percent of the spans stay below: the nearest rank.
     *
     * @param percent from 0, the least, to 100, the greatest
     */
    public BigDecimal percentile(int percent) {
        int rank = (int) Math.ceil(percent / 100.0 * returns.size());
        return returns.get(Math.max(0, rank - 1));
    }
}
