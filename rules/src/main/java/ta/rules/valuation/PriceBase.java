package ta.rules.valuation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/** What one unit of a listing is worth in the base currency; {@code rate} is null if none is needed. */
public record PriceBase(Price price, @Nullable FxRate rate, BigDecimal priceBase) implements Fact {

    private static final Step STEP =
            new Step("valuation.price-base", "valuation", "/quote_units", "A price in the base currency.");

    /** Division by the rate of an opposite pair rounds to 20 significant digits; nothing else rounds. */
    private static final MathContext QUOTIENT = new MathContext(20, RoundingMode.HALF_EVEN);

    /**
     * @param rate between the currency of {@code unit} and {@code baseCurrency}; null if they are the same
     */
    public static PriceBase of(Price price, Policy.QuoteUnit unit, @Nullable FxRate rate, String baseCurrency) {
        BigDecimal norm = price.price().multiply(unit.factor());
        if (rate == null) {
            return new PriceBase(price, null, norm);
        }
        return new PriceBase(
                price,
                rate,
                rate.joins(unit.currency(), baseCurrency)
                        ? norm.multiply(rate.rate())
                        : norm.divide(rate.rate(), QUOTIENT));
    }

    public ListingId listing() {
        return price.listing();
    }

    public boolean isPositive() {
        return priceBase.signum() > 0;
    }

    @Override
    public FactType factType() {
        return FactType.PRICE_BASE;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public List<? extends Fact> sources() {
        return rate == null ? List.of(price) : List.of(price, rate);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", listing())
                .and("kind", price.kind())
                .and("price", Figure.price(price.price(), price.quoteUnit()))
                .and("quote_unit", price.quoteUnit())
                .and("rate", rate == null ? null : Figure.rate(rate.rate()))
                .and("price_base", Figure.price(priceBase))
                .map();
    }
}
