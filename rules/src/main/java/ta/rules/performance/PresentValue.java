package ta.rules.performance;

import java.math.BigDecimal;
import java.util.List;

/**
 * NPV(r) = Σ flow × (1 + r)^(−days / N). Signs are taken with doubles, and with decimals where those are unsure.
 *
 * @param n the days of the rate's term
 */
record PresentValue(List<Flow> flows, int n) {

    /** A sum of doubles closer to 0 than this share of its terms is computed again with decimals. */
    private static final double UNSURE = 1e-11;

    /** A sum of decimals closer to 0 than this share of its terms is 0. */
    private static final BigDecimal NOTHING = new BigDecimal("1e-40");

    private static final int BISECTIONS = 60;
    private static final int NEWTON_STEPS = 4;

    /**
     * @param days since the first flow
     */
    record Flow(int days, BigDecimal amount) {}

    /** The sign of NPV at 1 + r = {@code growth}. */
    int sign(double growth) {
        int sign = quickSign(growth);
        return sign != 0
                ? sign
                : exactSign(Powers.power(BigDecimal.ONE.divide(new BigDecimal(growth), Powers.DIGITS), 1, n));
    }

    /** As {@link #sign}, by doubles alone; 0 where they cannot tell. */
    private int quickSign(double growth) {
        double sum = 0;
        double size = 0;
        for (Flow flow : flows) {
            double term = flow.amount.doubleValue() * Math.pow(growth, -(double) flow.days / n);
            sum += term;
            size += Math.abs(term);
        }
        return Math.abs(sum) <= UNSURE * size ? 0 : sum > 0 ? 1 : -1;
    }

    /** @param discount d = (1 + r)^(−1 / N), in which NPV is a polynomial */
    private int exactSign(BigDecimal discount) {
        BigDecimal size = BigDecimal.ZERO;
        BigDecimal sum = BigDecimal.ZERO;
        for (Flow flow : flows) {
            BigDecimal term = flow.amount.multiply(discount.pow(flow.days, Powers.DIGITS), Powers.DIGITS);
            sum = sum.add(term, Powers.DIGITS);
            size = size.add(term.abs(), Powers.DIGITS);
        }
        return sum.abs().compareTo(size.multiply(NOTHING)) <= 0 ? 0 : sum.signum();
    }

    /** r between two values of 1 + r at which the signs differ; EVEN6. */
    BigDecimal root(double low, double high) {
        double from = low;
        double to = high;
        int signLow = sign(low);
        boolean polished = false;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (from + to) / 2;
            // Where doubles end, the root is nearly always near enough for Newton's method, which is much faster.
            if (!polished && quickSign(middle) == 0) {
                polished = true;
                BigDecimal growth = growth(middle);
                if (growth.compareTo(new BigDecimal(from)) >= 0 && growth.compareTo(new BigDecimal(to)) <= 0) {
                    return Powers.even6(growth.subtract(BigDecimal.ONE));
                }
            }
            if (sign(middle) == signLow) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return Powers.even6(growth(to).subtract(BigDecimal.ONE));
    }

    /** 1 + r of the root near a value of it. */
    private BigDecimal growth(double near) {
        BigDecimal discount = polished(Math.pow(near, -1.0 / n));
        return BigDecimal.ONE.divide(discount.pow(n, Powers.DIGITS), Powers.DIGITS);
    }

    /** Newton's method on the polynomial in d, from a root that is right to ten digits or so. */
    private BigDecimal polished(double start) {
        BigDecimal d = BigDecimal.valueOf(start);
        for (int i = 0; i < NEWTON_STEPS; i++) {
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal slope = BigDecimal.ZERO;
            for (Flow flow : flows) {
                BigDecimal power = flow.amount.multiply(d.pow(flow.days, Powers.DIGITS), Powers.DIGITS);
                sum = sum.add(power, Powers.DIGITS);
                slope = slope.add(power.multiply(BigDecimal.valueOf(flow.days)), Powers.DIGITS);
            }
            if (slope.signum() == 0) {
                return d;
            }
            d = d.subtract(sum.multiply(d).divide(slope, Powers.DIGITS), Powers.DIGITS);
        }
        return d;
    }
}
