package ta.rules.valuation;

import java.math.BigDecimal;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * Whether a sleeve is within its band.
 *
 * @param bandPp the band, in percentage points
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

    /** The edge of the band, in percentage points: the one that was crossed, or the nearer one within the band. */
    @Override
    public Figure threshold() {
        return Figure.points(edge());
    }

    @Override
    public Figure margin() {
        return actual().distanceTo(threshold());
    }

    private BigDecimal edge() {
        boolean under = status == DriftStatus.UNDERWEIGHT
                || (status == DriftStatus.WITHIN && weight.driftPp().signum() < 0);
        return under ? bandPp.negate() : bandPp;
    }
}
