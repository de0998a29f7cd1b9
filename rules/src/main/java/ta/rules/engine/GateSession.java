package ta.rules.engine;

import java.util.List;
import ta.rules.finding.CheckVerdict;
import ta.rules.ruleset.RuleSession;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;

/**
 * The quality gate for many snapshots, one after the other, in one session of the rules: a history has a snapshot for each
 * of its rows, and what one found may decide what the next is compared with. Not for several threads at once.
 */
public final class GateSession implements AutoCloseable {

    private final RuleSet rules;
    private final RuleSession session;

    public GateSession(RuleSet rules) {
        this.rules = rules;
        this.session = rules.open(false);
    }

    /** The findings of a snapshot alone, in a decision's order, as {@link Engine#gate} gives them. */
    public List<CheckVerdict> judge(Snapshot snapshot) {
        try {
            return new QualityGate(rules.policy(), snapshot).findings(session);
        } finally {
            session.forget();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
