package ta.rules.order;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import ta.rules.json.Decimals;

/**
 * What an order of a listing costs (specification, 7): {@code perOrder} in the base currency, plus a part of its
 * estimated amount, such as stamp duty or the fee for changing currency.
 *
 * @param buyPct in percent of a BUY, from 0 to below 100
 * @param sellPct in percent of a SELL, likewise
 */
public record OrderCosts(BigDecimal perOrder, BigDecimal buyPct, BigDecimal sellPct) {

    private static final BigDecimal PENNY = new BigDecimal("0.01");

    /** The same for each order, whatever its size. */
    public static OrderCosts perOrder(BigDecimal perOrder) {
        return new OrderCosts(perOrder, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** The cost of an order: perOrder + EVEN2(estimated amount × pct / 100). */
    public BigDecimal of(Side side, BigDecimal estimatedAmount) {
        return perOrder.add(share(side, estimatedAmount));
    }

    /** The part of the cost that grows with the order: EVEN2(estimated amount × pct / 100). */
    public BigDecimal share(Side side, BigDecimal estimatedAmount) {
        BigDecimal pct = side == Side.BUY ? buyPct : sellPct;
        return pct.signum() == 0
                ? BigDecimal.ZERO
                : Decimals.even2(estimatedAmount.multiply(pct).movePointLeft(2));
    }

    /**
     * The least amount in whole pennies from which {@code net} is left after the cost of a SELL of it (specification,
     * 7.1: gross).
     *
     * @param net with 2 places
     */
    public BigDecimal gross(BigDecimal net) {
        BigDecimal least = net.add(perOrder);
        if (sellPct.signum() == 0) {
            return least;
        }
        // What is left never falls as the amount grows, so the least amount is found by halving.
        BigDecimal kept = BigDecimal.ONE.subtract(sellPct.movePointLeft(2));
        BigInteger low = pennies(least);
        BigInteger high = pennies(least.add(PENNY).divide(kept, 2, RoundingMode.CEILING));
        while (low.compareTo(high) < 0) {
            BigInteger middle = low.add(high).shiftRight(1);
            BigDecimal amount = new BigDecimal(middle, 2);
            if (amount.subtract(of(Side.SELL, amount)).compareTo(net) >= 0) {
                high = middle;
            } else {
                low = middle.add(BigInteger.ONE);
            }
        }
        return new BigDecimal(low, 2);
    }

    private static BigInteger pennies(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.CEILING).unscaledValue();
    }
}
