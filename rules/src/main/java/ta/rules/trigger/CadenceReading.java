package ta.rules.trigger;

import java.util.List;
import java.util.Map;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/** The run's task and its month, 1 to 12, in the policy's time zone; together they choose the cadence. */
public record CadenceReading(Run run, int month) implements Fact {

    private static final Step STEP = new Step(
            "trigger.cadence-reading",
            "trigger",
            "/time_zone",
            "The month of the run, in the time zone of the policy.");

    public Task task() {
        return run.task();
    }

    @Override
    public FactType factType() {
        return FactType.CADENCE_READING;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public List<? extends Fact> sources() {
        return List.of(run);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("task", run.task()).and("month", Figure.month(month)).map();
    }
}
