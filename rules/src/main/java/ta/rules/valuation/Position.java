package ta.rules.valuation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/** What is held of one listing, and its value in the base currency. */
public record Position(Constituent constituent, Holding holding, PriceBase priceBase, BigDecimal value)
        implements Fact {

    private static final Step STEP = new Step("valuation.position", "valuation", null, "Units times price.");

    public static Position of(Constituent constituent, Holding holding, PriceBase priceBase) {
        return new Position(constituent, holding, priceBase, holding.units().multiply(priceBase.priceBase()));
    }

    @Override
    public FactType factType() {
        return FactType.POSITION;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public List<? extends Fact> sources() {
        return List.of(constituent, holding, priceBase);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", constituent.listing())
                .and("units", Figure.units(holding.units()))
                .and("price_base", Figure.price(priceBase.priceBase()))
                .and("value", Figure.money(value))
                .map();
    }
}
