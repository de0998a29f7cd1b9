package ta.rules.portfolio;

import java.time.Instant;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Values;

/** The task of a run and the time at which it decides; nothing that became known after {@code asOf} may count. */
public record Run(Task task, Instant asOf, boolean frozen) implements Fact {

    @Override
    public FactType factType() {
        return FactType.RUN;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("task", task).and("as_of", asOf).and("frozen", frozen).map();
    }
}
