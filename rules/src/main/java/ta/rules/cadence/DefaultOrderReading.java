package ta.rules.cadence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ta.rules.order.Line;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * A default order beside what may leave it out.
 *
 * @param sleeve its listing's sleeve as the cadence sees it; null where that is none of the policy's
 * @param sold the order that sold from that sleeve in this run; null where there is none
 */
public record DefaultOrderReading(
        int index, Policy.DefaultOrder order, Constituent constituent, CadenceSleeve sleeve, Line sold)
        implements Fact {

    public boolean isSoldInRun() {
        return sold != null;
    }

    public boolean isOverweight() {
        return sleeve != null && sleeve.isOverweight();
    }

    @Override
    public FactType factType() {
        return FactType.DEFAULT_ORDER_READING;
    }

    @Override
    public Step step() {
        return new Step(
                "cadence.default-order",
                "cadence",
                "/cadence/monthly/default_orders/" + index,
                "A default order, beside the sleeve that it would buy.");
    }

    @Override
    public List<? extends Fact> sources() {
        List<Fact> sources = new ArrayList<>(List.of(constituent));
        if (sleeve != null) {
            sources.add(sleeve);
        }
        if (sold != null) {
            sources.add(sold);
        }
        return sources;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", order.listing())
                .and("amount", Figure.money(order.amount()).fixed(2))
                .and("sold_in_run", isSoldInRun())
                .and("overweight", isOverweight())
                .map();
    }
}
