package ta.rules.cadence;

import java.math.BigDecimal;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
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
    public FactType factType() {
        return FactType.CLAIM_VERDICT;
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
    public Figure actual() {
        return Figure.points(of.weight().driftPp()).fixed(8);
    }

    @Override
    public Figure threshold() {
        BigDecimal bandPp = of.weight().bandPp();
        return Figure.points(claim == Claim.SELL ? bandPp : bandPp.negate());
    }

    @Override
    public Figure margin() {
        return actual().distanceTo(threshold());
    }
}
