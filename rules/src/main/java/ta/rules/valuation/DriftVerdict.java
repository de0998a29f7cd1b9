package ta.rules.valuation;

import java.math.BigDecimal;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * Where a rule found a sleeve to stand.
 *
 * @param bandPp the band that the rule held it against
 */
public record DriftVerdict(SleeveWeight weight, DriftStatus status, BigDecimal bandPp, String clause)
        implements Verdict {

    public String sleeve() {
        return weight.sleeve();
    }

    @Override
    public FactType factType() {
        return FactType.DRIFT_VERDICT;
    }

    @Override
    public String subject() {
        return weight.sleeve();
    }

    @Override
    public String verdict() {
        return status.name();
    }

    @Override
    public Figure actual() {
        return Figure.points(weight.driftPp()).fixed(8);
    }

    /** Signed as the drift is; for a sleeve within its band the nearer of its two edges. */
    @Override
    public Figure threshold() {
        return Figure.points(edge());
    }

    @Override
    public Figure margin() {
        return Figure.distance(actual(), threshold());
    }

    private BigDecimal edge() {
        boolean under = status == DriftStatus.UNDERWEIGHT
                || (status == DriftStatus.WITHIN && weight.driftPp().signum() < 0);
        return under ? bandPp.negate() : bandPp;
    }
}
