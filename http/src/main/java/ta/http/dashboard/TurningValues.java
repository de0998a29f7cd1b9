package ta.http.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import ta.rules.valuation.SleeveWeight;

/**
 * The values of a sleeve at which its status turns, if nothing but that sleeve moves: with O = T − V, what the other sleeves are worth,
 * a value X has the weight X / (O + X), so that it reaches a weight w at X = w × O / (1 − w). For w = target − band that is where the
 * sleeve begins to be within its band, for w = target + band where it ceases to be. A weight counts in 10 places, HALF_EVEN, so w is
 * the edge of what rounds to it; and X is in pennies, so that at it the status holds and a penny beyond it turns.
 *
 * @param underBelow the least value that is not underweight; none when no value is underweight, or when only this sleeve has a value
 * @param overAbove the greatest value that is not overweight; none likewise
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

    /** The points to the nearer edge of the band; below 0 outside it. */
    static BigDecimal toGo(SleeveWeight sleeve) {
        return sleeve.bandPp().subtract(sleeve.driftPp().abs());
    }

    /** The least value in pennies whose weight, rounded, is at least {@code weight}, which has 10 places. */
    private static Optional<BigDecimal> reaching(BigDecimal weight, BigDecimal others) {
        if (others.signum() <= 0 || weight.signum() <= 0 || weight.compareTo(BigDecimal.ONE) > 0) {
            return Optional.empty();
        }
        BigDecimal edge = weight.subtract(HALF_STEP);
        BigDecimal value = edge.multiply(others).divide(BigDecimal.ONE.subtract(edge), 2, RoundingMode.CEILING);
        boolean reached = SleeveWeight.weight(value, others.add(value)).compareTo(weight) >= 0;
        // An edge that is met to the penny rounds to the even neighbour, which may be the one below.
        return Optional.of(reached ? value : value.add(PENNY));
    }
}
