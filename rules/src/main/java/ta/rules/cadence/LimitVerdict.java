package ta.rules.cadence;

import java.math.BigDecimal;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/** Whether a limit of the policy stops what a run is at. */
public record LimitVerdict(Tally tally, boolean stops, Figure threshold, String clause) implements Verdict {

    public static LimitVerdict stops(Tally tally, BigDecimal limit, String clause) {
        return new LimitVerdict(tally, true, tally.figure(limit), clause);
    }

    public static LimitVerdict goesOn(Tally tally, BigDecimal limit, String clause) {
        return new LimitVerdict(tally, false, tally.figure(limit), clause);
    }

    @Override
    public FactType factType() {
        return FactType.LIMIT_VERDICT;
    }

    @Override
    public String subject() {
        return tally.of().name();
    }

    @Override
    public String verdict() {
        return stops ? "STOPS" : "GOES_ON";
    }

    @Override
    public Figure actual() {
        return tally.figure(tally.amount());
    }

    @Override
    public Figure margin() {
        return actual().distanceTo(threshold);
    }
}
