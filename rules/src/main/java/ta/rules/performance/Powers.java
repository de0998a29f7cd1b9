package ta.rules.performance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Powers with fractional exponents, to so many digits that rounding the result to 6 places is rounding the exact one.
 */
final class Powers {

    static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);

    /** The last digits are noise; without them, a result on the edge between two roundings is on it. */
    private static final int PLACES = 25;

    private static final int NEWTON_STEPS = 4;

    private Powers() {}

    /**
     * base^(numerator / denominator), by Newton's method from a double.
     *
     * @param base above 0
     * @param denominator above 0
     */
    static BigDecimal power(BigDecimal base, int numerator, int denominator) {
        BigDecimal target = base.pow(numerator, DIGITS);
        BigDecimal root = BigDecimal.valueOf(Math.pow(base.doubleValue(), (double) numerator / denominator));
        BigDecimal degree = BigDecimal.valueOf(denominator);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            BigDecimal power = root.pow(denominator - 1, DIGITS);
            BigDecimal miss = root.multiply(power, DIGITS).subtract(target, DIGITS);
            root = root.subtract(miss.divide(degree.multiply(power, DIGITS), DIGITS), DIGITS);
        }
        return root;
    }

    /** A rate without its noise, EVEN6. */
    static BigDecimal even6(BigDecimal rate) {
        return rate.setScale(PLACES, RoundingMode.HALF_EVEN).setScale(6, RoundingMode.HALF_EVEN);
    }
}
