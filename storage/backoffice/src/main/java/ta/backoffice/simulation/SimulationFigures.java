package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ta.rules.json.Decimals;
import ta.rules.order.Side;
import ta.rules.performance.PeriodFigures;
import ta.rules.performance.SeriesPoint;
import ta.rules.policy.Policy;

/**
 * What a simulation comes to, beside the performance of its book. Amounts are in the base currency; shares are
 * fractions of one, EVEN6.
 *
 * @param all the figures of the whole time; empty if no session could be valued
 * @param turnover a year's: the lesser of what was bought and what was sold, as a share of the mean value
 * @param costs fees and spread
 * @param orders that were carried out
 * @param months whole or begun
 * @param monthsWithoutOrder those in which nothing was traded
 * @param outOfBand by sleeve, the share of the valued sessions on which it was outside its band
 * @param idleCash the mean share of cash in the value
 */
public record SimulationFigures(
        Optional<PeriodFigures> all,
        BigDecimal turnover,
        BigDecimal costs,
        BigDecimal spread,
        int orders,
        int months,
        int monthsWithoutOrder,
        Map<String, BigDecimal> outOfBand,
        BigDecimal idleCash) {

    private static final int PLACES = 6;
    private static final BigDecimal DAYS = new BigDecimal("365.25");

    public static SimulationFigures of(Simulated simulated) {
        List<SeriesPoint> points = simulated.performance().series().firmPoints();
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal spread = BigDecimal.ZERO;
        BigDecimal bought = BigDecimal.ZERO;
        BigDecimal sold = BigDecimal.ZERO;
        Set<YearMonth> traded = new HashSet<>();
        for (SimulatedFill fill : simulated.fills()) {
            fees = fees.add(fill.fees());
            spread = spread.add(fill.spread());
            BigDecimal amount = fill.amount().abs();
            bought = fill.side() == Side.BUY ? bought.add(amount) : bought;
            sold = fill.side() == Side.SELL ? sold.add(amount) : sold;
            traded.add(YearMonth.from(fill.at().atZone(simulated.policy().timeZone())));
        }
        LocalDate from = simulated.terms().from();
        LocalDate to = simulated.terms().to();
        int months = (int) ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
        return new SimulationFigures(
                simulated.performance().periods().stream().findFirst(),
                turnover(points, bought.min(sold), ChronoUnit.DAYS.between(from, to) + 1),
                fees.add(spread),
                spread,
                simulated.fills().size(),
                months,
                months - traded.size(),
                outOfBand(simulated.policy(), points),
                mean(points.stream()
                        .filter(point -> point.total().value().signum() > 0)
                        .map(point -> share(
                                point.cash().max(BigDecimal.ZERO), point.total().value()))
                        .toList()));
    }

    private static BigDecimal turnover(List<SeriesPoint> points, BigDecimal traded, long days) {
        BigDecimal value =
                mean(points.stream().map(point -> point.total().value()).toList());
        return value.signum() <= 0
                ? BigDecimal.ZERO
                : traded.multiply(DAYS)
                        .divide(value.multiply(BigDecimal.valueOf(days)), PLACES, RoundingMode.HALF_EVEN);
    }

    private static Map<String, BigDecimal> outOfBand(Policy policy, List<SeriesPoint> points) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        for (Policy.Sleeve sleeve : policy.sleeves()) {
            long out = points.stream().filter(point -> isOut(sleeve, point)).count();
            shares.put(
                    sleeve.code(),
                    points.isEmpty()
                            ? BigDecimal.ZERO
                            : share(BigDecimal.valueOf(out), BigDecimal.valueOf(points.size())));
        }
        return shares;
    }

    private static boolean isOut(Policy.Sleeve sleeve, SeriesPoint point) {
        BigDecimal invested = point.invested().value();
        if (invested.signum() <= 0) {
            return false;
        }
        BigDecimal value = point.sleeves().getOrDefault(sleeve.code(), BigDecimal.ZERO);
        return Decimals.even10(value, invested)
                        .subtract(sleeve.targetWeight())
                        .abs()
                        .multiply(Decimals.HUNDRED)
                        .compareTo(sleeve.bandPp())
                > 0;
    }

    private static BigDecimal mean(List<BigDecimal> values) {
        return values.isEmpty()
                ? BigDecimal.ZERO
                : share(values.stream().reduce(BigDecimal.ZERO, BigDecimal::add), BigDecimal.valueOf(values.size()));
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, PLACES, RoundingMode.HALF_EVEN);
    }
}
