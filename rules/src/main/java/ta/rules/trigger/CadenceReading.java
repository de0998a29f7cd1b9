package ta.rules.trigger;

import java.util.List;
import java.util.Map;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.trace.Fact;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/** The run's task and its month, 1 to 12, in the policy's time zone; together they choose the cadence. */
public record CadenceReading(Run run, int month) implements Fact {

    private static final Step STEP = new Step("trigger.cadence-reading", "trigger", "/time_zone");

    public Task task() {
        return run.task();
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
        return Values.of("task", run.task()).and("month", String.valueOf(month)).map();
    }
}
