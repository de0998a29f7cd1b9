package ta.rules.cadence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.order.Line;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * A default order, with what may leave it out.
 *
 * @param index its place in {@code default_orders}, from 0
 * @param sleeve the sleeve of its listing; null if it is in no sleeve of the policy
 * @param sold the order of this run that sold from that sleeve; null if there is none
 */
public record DefaultOrderReading(
        int index,
        Policy.DefaultOrder order,
        Constituent constituent,
        @Nullable CadenceSleeve sleeve,
        @Nullable Line sold)
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
                "A default order and the sleeve that it would buy.");
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
