package ta.http.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import ta.rules.market.Price;
import ta.rules.market.PriceChange;
import ta.rules.policy.Policy;
import ta.rules.trace.Figure;
import ta.rules.valuation.PriceBase;

/** A listing at another price than that of now, in the same quote unit and at the same exchange rate. */
record Quoted(Policy policy, PriceBase priceBase) {

    /** The fewest decimals of a price at which a verdict may turn. */
    private static final int PLACES = 4;

    String ticker() {
        return priceBase.listing().ticker();
    }

    Figure now() {
        return Figure.price(priceBase.price().price(), unit().code());
    }

    /** Four decimals, or as many as the price has. */
    int places() {
        return Math.max(PLACES, priceBase.price().price().stripTrailingZeros().scale());
    }

    /** What a unit is worth in the base currency at a price. */
    BigDecimal base(BigDecimal price) {
        Price now = priceBase.price();
        Price other = Price.alone(
                now.listing(), now.kind(), price, now.currency(), now.quoteUnit(), now.asOf(), now.source());
        return PriceBase.of(other, unit(), priceBase.rate(), policy.baseCurrency())
                .priceBase();
    }

    /** About the price at which a unit is worth {@code base}. */
    BigDecimal price(BigDecimal base) {
        return base.multiply(priceBase.price().price()).divide(priceBase.priceBase(), MathContext.DECIMAL128);
    }

    /** From the price of now to the next one. */
    PriceChange change(BigDecimal next) {
        return new PriceChange(priceBase.price().price().multiply(unit().factor()), next.multiply(unit().factor()));
    }

    private Policy.QuoteUnit unit() {
        return policy.quoteUnit(priceBase.price().quoteUnit());
    }
}
