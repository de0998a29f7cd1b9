package ta.rules.allocation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.function.Predicate;
import ta.rules.json.Decimals;
import ta.rules.order.OrderCosts;
import ta.rules.order.Side;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/**
 * How many units an order of a listing is for (specification, 8). Amounts and prices are in the base currency; units
 * come in whole steps: whole units, or fractions of so many decimals.
 *
 * @param price of one unit, above 0
 * @param buffered the price that a BUY allows for
 * @param decimals of the units
 */
record Sizing(BigDecimal price, BigDecimal buffered, int decimals, OrderCosts costs) {

    /** More than EVEN2 rounds away, twice. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.02");

    static Sizing of(Policy policy, ListingId listing, BigDecimal price) {
        return new Sizing(
                price,
                price.multiply(
                        BigDecimal.ONE.add(policy.costs().priceBufferPct().movePointLeft(2))),
                policy.orderSizing(listing).decimals(),
                policy.orderCosts(listing));
    }

    boolean isWhole() {
        return decimals == 0;
    }

    /** EVEN2(units × price). */
    BigDecimal estimate(BigDecimal units) {
        return Decimals.even2(units.multiply(price));
    }

    /** What a BUY takes from its budget. */
    BigDecimal outlay(BigDecimal units) {
        BigDecimal estimate = estimate(units);
        return estimate.add(costs.of(Side.BUY, estimate));
    }

    /** The most units that {@code amount} buys, costs included; 0 or less if it buys none. */
    BigDecimal bought(BigDecimal amount) {
        return most(amount.subtract(costs.perOrder()));
    }

    /**
     * The units that {@code extra} adds to a BUY: those that it alone buys, without another fee per order, but no more
     * than let the outlay grow by {@code extra}.
     */
    BigDecimal added(BigDecimal units, BigDecimal extra) {
        BigDecimal limit = outlay(units).add(extra);
        BigInteger alone = most(extra).max(BigDecimal.ZERO).setScale(decimals).unscaledValue();
        return largest(BigInteger.ZERO, alone, more -> outlay(units.add(more)).compareTo(limit) <= 0);
    }

    /** Whether {@code extra} adds {@code more} units to a BUY, as {@link #added} has it. */
    boolean adds(BigDecimal units, BigDecimal more, BigDecimal extra) {
        return spent(more).compareTo(extra) <= 0
                && outlay(units.add(more)).compareTo(outlay(units).add(extra)) <= 0;
    }

    /** The units that a SELL of {@code amount} needs, rounded up. */
    BigDecimal sold(BigDecimal amount) {
        return amount.divide(price, decimals, RoundingMode.CEILING);
    }

    /** The most units n with n × p + EVEN2(EVEN2(n × p) × buy_pct / 100) ≤ {@code budget}, p with the buffer. */
    private BigDecimal most(BigDecimal budget) {
        BigDecimal without = budget.divide(buffered, decimals, RoundingMode.DOWN);
        if (costs.buyPct().signum() == 0 || without.signum() <= 0) {
            return without;
        }
        BigDecimal grown = BigDecimal.ONE.add(costs.buyPct().movePointLeft(2));
        BigDecimal surely = budget.subtract(ROUNDING)
                .max(BigDecimal.ZERO)
                .divide(buffered.multiply(grown), decimals, RoundingMode.DOWN);
        return largest(
                surely.unscaledValue(),
                without.unscaledValue(),
                units -> spent(units).compareTo(budget) <= 0);
    }

    private BigDecimal spent(BigDecimal units) {
        BigDecimal amount = units.multiply(buffered);
        return amount.add(costs.share(Side.BUY, Decimals.even2(amount)));
    }

    /** The most steps from {@code low} to {@code high} that fit, by halving: fewer always fit, and {@code low} does. */
    private BigDecimal largest(BigInteger low, BigInteger high, Predicate<BigDecimal> fits) {
        BigInteger fitting = low;
        BigInteger most = high;
        while (fitting.compareTo(most) < 0) {
            BigInteger middle = fitting.add(most).add(BigInteger.ONE).shiftRight(1);
            if (fits.test(new BigDecimal(middle, decimals))) {
                fitting = middle;
            } else {
                most = middle.subtract(BigInteger.ONE);
            }
        }
        return new BigDecimal(fitting, decimals);
    }
}
