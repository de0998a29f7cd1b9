package ta.rules.cadence;

import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/** Whether the quarter holds its cash, because no priority sleeve is underweight. */
public record HoldVerdict(PriorityCount count, boolean hold, String clause) implements Verdict {

    @Override
    public FactType factType() {
        return FactType.HOLD_VERDICT;
    }

    @Override
    public String subject() {
        return "quarterly";
    }

    @Override
    public String verdict() {
        return hold ? "HOLD" : "PROCEED";
    }

    @Override
    public Figure actual() {
        return Figure.count(count.count());
    }

    @Override
    public Figure threshold() {
        return Figure.count(1);
    }

    @Override
    public Figure margin() {
        return actual().distanceTo(threshold());
    }
}
