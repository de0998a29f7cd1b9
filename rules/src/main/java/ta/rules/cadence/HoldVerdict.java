package ta.rules.cadence;

import java.math.BigDecimal;
import ta.rules.trace.Verdict;

/** Whether the quarter holds its cash, because no priority sleeve is underweight. */
public record HoldVerdict(PriorityCount count, boolean hold, String clause) implements Verdict {

    @Override
    public String subject() {
        return "quarterly";
    }

    @Override
    public String verdict() {
        return hold ? "HOLD" : "PROCEED";
    }

    @Override
    public Object actual() {
        return String.valueOf(count.count());
    }

    @Override
    public Object threshold() {
        return "1";
    }

    @Override
    public BigDecimal margin() {
        return BigDecimal.valueOf(Math.abs(count.count() - 1));
    }
}
