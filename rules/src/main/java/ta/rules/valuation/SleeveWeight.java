package ta.rules.valuation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ta.rules.json.Decimals;
import ta.rules.policy.Policy;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * A sleeve's share of what is invested, and how far it is from its target. Amounts are in the base currency.
 *
 * @param weight EVEN10(V / T), 0 when T is 0
 * @param driftPp (weight − target) × 100, exact
 * @param sources what the value is made of
 */
public record SleeveWeight(
        String sleeve,
        int order,
        BigDecimal value,
        BigDecimal invested,
        BigDecimal weight,
        BigDecimal target,
        BigDecimal driftPp,
        BigDecimal bandPp,
        List<? extends Fact> sources)
        implements Fact {

    /**
     * @param order the sleeve's place in policy order
     */
    public static SleeveWeight of(
            Policy.Sleeve sleeve, int order, BigDecimal value, BigDecimal invested, List<? extends Fact> sources) {
        BigDecimal weight = weight(value, invested);
        BigDecimal driftPp = weight.subtract(sleeve.targetWeight()).movePointRight(2);
        return new SleeveWeight(
                sleeve.code(),
                order,
                value,
                invested,
                weight,
                sleeve.targetWeight(),
                driftPp,
                sleeve.bandPp(),
                sources);
    }

    /** EVEN10(value / invested), 0 when nothing is invested. */
    public static BigDecimal weight(BigDecimal value, BigDecimal invested) {
        return invested.signum() == 0 ? Decimals.even10(BigDecimal.ZERO) : Decimals.even10(value, invested);
    }

    @Override
    public FactType factType() {
        return FactType.SLEEVE_WEIGHT;
    }

    @Override
    public Step step() {
        return new Step(
                "valuation.sleeve-weight [" + sleeve + "]",
                "valuation",
                "/sleeves/" + order,
                "The share of a sleeve in all that is invested, and its distance from the target.");
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("sleeve", sleeve)
                .and("value", Figure.money(value))
                .and("invested", Figure.money(invested))
                .and("weight", Figure.share(weight).fixed(10))
                .and("target", Figure.share(target))
                .and("drift_pp", Figure.points(driftPp).fixed(8))
                .and("band_pp", Figure.points(bandPp))
                .map();
    }
}
