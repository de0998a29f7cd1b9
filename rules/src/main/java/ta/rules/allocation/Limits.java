package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.cadence.LimitVerdict;
import ta.rules.cadence.Tally;
import ta.rules.order.Line;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.trace.Fact;
import ta.rules.trigger.CadenceStatus;

/** Asks the rules whether a run may go on with what it is at: limits are thresholds of rules, not of Java. */
public final class Limits {

    private final RuleSession session;
    private final CadenceStatus cadence;

    public Limits(RuleSession session, CadenceStatus cadence) {
        this.session = session;
        this.cadence = cadence;
    }

    /** Whether a rule stops at as many as {@code so far}. */
    boolean stops(Tally.Of of, List<Line> soFar) {
        return stops(of, soFar.size(), List.copyOf(soFar));
    }

    boolean stops(Tally.Of of, int soFar, List<? extends Fact> sources) {
        return stops(of, BigDecimal.valueOf(soFar), sources);
    }

    boolean stops(Tally.Of of, BigDecimal soFar, List<? extends Fact> sources) {
        return verdicts(of, soFar, sources).stream().anyMatch(LimitVerdict::stops);
    }

    /** Whether a rule allows what no run does otherwise. */
    boolean allows(Tally.Of of, BigDecimal amount, List<? extends Fact> sources) {
        return verdicts(of, amount, sources).stream().anyMatch(verdict -> !verdict.stops());
    }

    private List<LimitVerdict> verdicts(Tally.Of of, BigDecimal soFar, List<? extends Fact> sources) {
        session.insert(new Tally(of, cadence, soFar, sources));
        return session.fire(Phase.CADENCE, LimitVerdict.class);
    }
}
