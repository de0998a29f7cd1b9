package ta.rules.cadence;

import java.util.List;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;
import ta.rules.trigger.CadenceStatus;

/** How many priority sleeves have a claim in this run. */
public record PriorityCount(CadenceStatus cadence, int count, List<? extends Fact> sources) implements Fact {

    private static final Step STEP = new Step(
            "cadence.priority-count",
            "cadence",
            "/cadence/quarterly/priority_sleeves",
            "The number of priority sleeves with a claim.");

    public boolean isQuarterly() {
        return cadence == CadenceStatus.QUARTERLY;
    }

    @Override
    public FactType factType() {
        return FactType.PRIORITY_COUNT;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("count", Figure.count(count)).map();
    }
}
