package ta.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import ta.policy.Decisions;
import ta.rules.engine.Engine;
import ta.rules.engine.GateSession;
import ta.rules.finding.CheckVerdict;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;

/** One session for many snapshots has the same findings as one session for each. */
final class GateTest {

    private static final int SNAPSHOTS = 200;

    @Example
    void gate_ofManySnapshots_knowsNothingOfThoseBefore() {
        ObjectNode policy = new RandomPortfolios(1).policy();
        RuleSet rules = Decisions.compile("p.json", policy.toString()).rules();
        List<CheckVerdict> seen = new ArrayList<>();
        try (GateSession gate = new GateSession(rules)) {
            for (int i = 0; i < SNAPSHOTS; i++) {
                Snapshot snapshot = SnapshotReader.read(new RandomPortfolios(i).snapshot(policy), rules.policy());
                List<CheckVerdict> findings = gate.judge(snapshot);
                assertThat(findings).isEqualTo(Engine.gate(rules, snapshot));
                seen.addAll(findings);
            }
        }
        // Snapshots without findings would prove nothing.
        assertThat(seen.stream().map(CheckVerdict::check).distinct()).hasSizeGreaterThan(3);
    }
}
