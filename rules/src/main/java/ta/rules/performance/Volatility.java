package ta.rules.performance;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The deviation of the total index's monthly returns, for a year (performance specification, 5). */
final class Volatility {

    private static final int MONTHS = 12;

    private Volatility() {}

    /**
     * √12 × the sample deviation, EVEN6. Null for less than twelve whole months after that of the first point, a month
     * without a point, and an index of 0.
     *
     * @param points the firm points of the period and, before them, the one at its start if there is one
     */
    static @Nullable BigDecimal of(Period period, List<SeriesPoint> points) {
        Map<YearMonth, BigDecimal> indexes = new HashMap<>();
        for (SeriesPoint point : points) {
            BigDecimal index = point.total().index();
            if (index.signum() == 0) {
                return null;
            }
            indexes.put(YearMonth.from(point.day()), index);
        }
        List<BigDecimal> returns = new ArrayList<>();
        YearMonth month = YearMonth.from(points.get(0).day());
        BigDecimal before = indexes.get(month);
        for (month = month.plusMonths(1); !month.atEndOfMonth().isAfter(period.to()); month = month.plusMonths(1)) {
            BigDecimal index = indexes.get(month);
            if (index == null || before == null) {
                return null;
            }
            if (!month.atDay(1).isBefore(period.from())) {
                returns.add(index.divide(before, Powers.DIGITS));
            }
            before = index;
        }
        return returns.size() < MONTHS ? null : yearly(returns);
    }

    private static BigDecimal yearly(List<BigDecimal> returns) {
        BigDecimal count = BigDecimal.valueOf(returns.size());
        BigDecimal mean =
                returns.stream().reduce(BigDecimal.ZERO, BigDecimal::add).divide(count, Powers.DIGITS);
        BigDecimal squares = returns.stream()
                .map(each -> each.subtract(mean).pow(2, Powers.DIGITS))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Powers.even6(squares.multiply(BigDecimal.valueOf(MONTHS))
                .divide(count.subtract(BigDecimal.ONE), Powers.DIGITS)
                .sqrt(Powers.DIGITS));
    }
}
