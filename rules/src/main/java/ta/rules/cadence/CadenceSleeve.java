package ta.rules.cadence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.order.Line;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;
import ta.rules.trigger.CadenceStatus;
import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.DriftVerdict;
import ta.rules.valuation.SleeveWeight;

/**
 * A sleeve as the cadence sees it, after the cash park has bought.
 *
 * @param drift the verdict on its band; null within the band, unless the session is traced
 * @param parkBuy the cash park's order for this sleeve in this run; null if there is none
 */
public record CadenceSleeve(
        CadenceStatus cadence,
        SleeveWeight weight,
        DriftStatus status,
        @Nullable DriftVerdict drift,
        @Nullable Line parkBuy)
        implements Fact {

    public String sleeve() {
        return weight.sleeve();
    }

    public boolean isQuarterly() {
        return cadence == CadenceStatus.QUARTERLY;
    }

    public boolean isUnderweight() {
        return status == DriftStatus.UNDERWEIGHT;
    }

    public boolean isOverweight() {
        return status == DriftStatus.OVERWEIGHT;
    }

    public boolean isBoughtByPark() {
        return parkBuy != null;
    }

    @Override
    public FactType factType() {
        return FactType.CADENCE_SLEEVE;
    }

    @Override
    public Step step() {
        return new Step(
                "cadence.sleeve [" + sleeve() + "]",
                "cadence",
                null,
                "A sleeve in the cadence: its drift, and whether the cash park buys it in this run.");
    }

    @Override
    public List<? extends Fact> sources() {
        List<Fact> sources = new ArrayList<>(List.of(weight));
        if (drift != null) {
            sources.add(drift);
        }
        if (parkBuy != null) {
            sources.add(parkBuy);
        }
        return sources;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("sleeve", sleeve())
                .and("status", status)
                .and("drift_pp", Figure.points(weight.driftPp()).fixed(8))
                .and("bought_by_park", isBoughtByPark())
                .map();
    }
}
