package ta.rules.cadence;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * Whether a sleeve has a claim in this run: to be bought before others, or to be sold from.
 *
 * @param rank its place among the claims of its kind that the policy puts in order, from 0; 0 where drift does
 */
public record ClaimVerdict(CadenceSleeve of, Claim claim, int rank, boolean granted, String clause) implements Verdict {

    public enum Claim {
        PRIORITY,
        MOST_UNDERWEIGHT,
        SELL,
        WITHDRAWAL
    }

    public ClaimVerdict(CadenceSleeve of, Claim claim, boolean granted, String clause) {
        this(of, claim, 0, granted, clause);
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

    /** Null for a withdrawal, which any sleeve may serve. */
    @Override
    public @Nullable Figure threshold() {
        BigDecimal bandPp = of.weight().bandPp();
        return switch (claim) {
            case PRIORITY, MOST_UNDERWEIGHT -> Figure.points(bandPp.negate());
            case SELL -> Figure.points(bandPp);
            case WITHDRAWAL -> null;
        };
    }

    @Override
    public @Nullable Figure margin() {
        return Figure.distance(actual(), threshold());
    }
}
