package ta.http.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import ta.rules.valuation.SleeveWeight;

/**
 * The values of a sleeve at which its status changes while all other sleeves stay the same.
 *
 * <p>Let O = T − V be the value of the other sleeves. A sleeve of value X has the weight X / (O + X), so it has the
 * weight w at X = w × O / (1 − w). With w = target − band this is the lower edge of the band, with w = target + band
 * the upper one. Weights are rounded to 10 decimals, HALF_EVEN, so w stands for the smallest weight that rounds to it.
 * X is in pennies: at X the status is unchanged, a penny further it changes.
 *
 * @param underBelow the smallest value that is not underweight; empty if no value would be underweight, or if only this
 *     sleeve has a value
 * @param overAbove the largest value that is not overweight; empty if no value would be overweight, or if only this
 *     sleeve has a value
 */
record TurningValues(Optional<BigDecimal> underBelow, Optional<BigDecimal> overAbove) {

    private static final BigDecimal STEP = new BigDecimal("1E-10");
    private static final BigDecimal HALF_STEP = new BigDecimal("5E-11");
    private static final BigDecimal PENNY = new BigDecimal("0.01");

    static TurningValues of(SleeveWeight sleeve) {
        BigDecimal others = sleeve.invested().subtract(sleeve.value());
        BigDecimal band = sleeve.bandPp().movePointLeft(2);
        BigDecimal within = sleeve.target().subtract(band).setScale(10, RoundingMode.CEILING);
        BigDecimal over =
                sleeve.target().add(band).setScale(10, RoundingMode.FLOOR).add(STEP);
        return new TurningValues(
                reaching(within, others), reaching(over, others).map(value -> value.subtract(PENNY)));
    }

    /** The percentage points to the nearer edge of the band; below 0 outside it. */
    static BigDecimal toGo(SleeveWeight sleeve) {
        return sleeve.bandPp().subtract(sleeve.driftPp().abs());
    }

    /** The smallest value in pennies whose rounded weight is at least {@code weight}, which has 10 decimals. */
    private static Optional<BigDecimal> reaching(BigDecimal weight, BigDecimal others) {
        if (others.signum() <= 0 || weight.signum() <= 0 || weight.compareTo(BigDecimal.ONE) > 0) {
            return Optional.empty();
        }
        BigDecimal edge = weight.subtract(HALF_STEP);
        BigDecimal value = edge.multiply(others).divide(BigDecimal.ONE.subtract(edge), 2, RoundingMode.CEILING);
        boolean reached = SleeveWeight.weight(value, others.add(value)).compareTo(weight) >= 0;
        // Exactly at the edge, the weight is halfway between two decimals and rounds to the even one, maybe the lower.
        return Optional.of(reached ? value : value.add(PENNY));
    }
}
