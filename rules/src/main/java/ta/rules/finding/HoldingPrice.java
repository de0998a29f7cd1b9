package ta.rules.finding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;
import ta.rules.valuation.PriceBase;

/**
 * Whether a holding has a price; {@code priceBase} is null if it has none, or lacks the exchange rate that it needs.
 */
public record HoldingPrice(Holding holding, @Nullable PriceBase priceBase) implements Fact {

    private static final Step STEP =
            new Step("data-quality.holding-price", "data-quality", null, "A holding and the price that values it.");

    public ListingId listing() {
        return holding.listing();
    }

    public boolean isUnpriced() {
        return priceBase == null || !priceBase.isPositive();
    }

    @Override
    public FactType factType() {
        return FactType.HOLDING_PRICE;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public List<? extends Fact> sources() {
        return priceBase == null ? List.of(holding) : List.of(holding, priceBase);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", listing())
                .and("units", Figure.units(holding.units()))
                .and("price_base", priceBase == null ? null : Figure.price(priceBase.priceBase()))
                .and("unpriced", isUnpriced())
                .map();
    }
}
