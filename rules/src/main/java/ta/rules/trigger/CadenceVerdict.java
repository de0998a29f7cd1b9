package ta.rules.trigger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.Verdict;

/**
 * Which cadence the run follows.
 *
 * @param clause null for a review that no clause asks for
 */
public record CadenceVerdict(
        CadenceReading reading,
        CadenceStatus status,
        @Nullable String clause) implements Verdict {

    @Override
    public String subject() {
        return reading.task().name();
    }

    @Override
    public String verdict() {
        return status.name();
    }

    @Override
    public Object actual() {
        return String.valueOf(reading.month());
    }

    @Override
    public Object threshold() {
        return null;
    }

    @Override
    public BigDecimal margin() {
        return null;
    }
}
