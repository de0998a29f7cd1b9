package ta.rules.order;

import org.jspecify.annotations.Nullable;
import ta.rules.portfolio.Constituent;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/** Whether a constituent satisfies one of the policy's constraints; one that does not is not bought. */
public record EligibilityVerdict(EligibilityReading reading, boolean allowed, Object actual, String clause)
        implements Verdict {

    public Constituent constituent() {
        return reading.constituent();
    }

    @Override
    public FactType factType() {
        return FactType.ELIGIBILITY_VERDICT;
    }

    @Override
    public String subject() {
        return reading.constituent().listing().text();
    }

    @Override
    public String verdict() {
        return allowed ? "ALLOWED" : "FORBIDDEN";
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
