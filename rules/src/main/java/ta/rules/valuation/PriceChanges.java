package ta.rules.valuation;

import org.jspecify.annotations.Nullable;
import ta.rules.market.Price;
import ta.rules.market.PriceChange;
import ta.rules.policy.Policy;

/** Compares a price with an earlier one of its listing, each in its own quote unit. */
public final class PriceChanges {

    private PriceChanges() {}

    /** Null if there is no earlier price, or none above 0. */
    public static @Nullable PriceChange since(Price.@Nullable Quote earlier, Price price, Policy policy) {
        if (earlier == null || earlier.price().signum() <= 0) {
            return null;
        }
        return new PriceChange(
                earlier.price().multiply(policy.quoteUnit(earlier.quoteUnit()).factor()),
                price.price().multiply(policy.quoteUnit(price.quoteUnit()).factor()));
    }
}
