package ta.rules.cadence;

import java.math.BigDecimal;
import ta.rules.trace.Values;
import ta.rules.trace.Verdict;

/** Whether a sleeve has a claim in this run: to be bought before others, or to be sold from. */
public record ClaimVerdict(CadenceSleeve of, Claim claim, boolean granted, String clause) implements Verdict {

    public enum Claim {
        PRIORITY,
        MOST_UNDERWEIGHT,
        SELL
    }

    public String sleeve() {
        return of.sleeve();
    }

    @Override
    public String subject() {
        return of.sleeve() + " " + claim;
    }

    @Override
    public String verdict() {
        return granted ? "CLAIMED" : "NOT_CLAIMED";
    }

    @Override
    public Object actual() {
        return new Values.Fixed(of.weight().driftPp(), 8);
    }

    @Override
    public Object threshold() {
        return claim == Claim.SELL ? of.weight().bandPp() : of.weight().bandPp().negate();
    }

    @Override
    public BigDecimal margin() {
        return of.weight().driftPp().subtract((BigDecimal) threshold()).abs();
    }
}
