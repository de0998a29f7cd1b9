package ta.rules.engine;

import java.util.List;
import ta.rules.finding.CheckVerdict;
import ta.rules.ruleset.RuleSession;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;

/**
 * The quality gate for many snapshots, one after another, in one rule session. A scan of a price history needs it: each
 * row is a snapshot, and the findings of one decide which price the next is compared with. Not safe for use by several
 * threads.
 */
public final class GateSession implements AutoCloseable {

    private final RuleSet rules;
    private final RuleSession session;

    public GateSession(RuleSet rules) {
        this.rules = rules;
        this.session = rules.open(false);
    }

    /** The findings of one snapshot, as {@link Engine#gate} gives them. */
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
