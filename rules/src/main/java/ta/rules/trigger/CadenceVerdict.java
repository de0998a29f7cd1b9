package ta.rules.trigger;

import org.jspecify.annotations.Nullable;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
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
    public FactType factType() {
        return FactType.CADENCE_VERDICT;
    }

    @Override
    public String subject() {
        return reading.task().name();
    }

    @Override
    public String verdict() {
        return status.name();
    }

    @Override
    public Figure actual() {
        return Figure.month(reading.month());
    }

    @Override
    public @Nullable Object threshold() {
        return null;
    }

    @Override
    public @Nullable Figure margin() {
        return null;
    }
}
