package ta.trials.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;
import ta.rules.decision.Decision;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.ruleset.RuleSet;
import ta.rules.ruleset.WrittenRule;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;
import ta.rules.trace.Fact;
import ta.rules.trace.RuleFiring;
import ta.rules.trace.Trace;

/** A generated portfolio, prepared to measure a decision and its parts. */
@SuppressWarnings("ArrayRecordComponent")
record Case(byte[] snapshotBytes, PolicyResult.Valid policy, RuleSet rules, Snapshot snapshot, List<Fact> facts) {

    static Case of(int holdings) {
        Portfolio portfolio = new Portfolio(holdings);
        PolicyResult.Valid policy = (PolicyResult.Valid) PolicyReader.read("policy.json", portfolio.policy());
        RuleSet rules = new PolicyCompiler(1).compile(policy).rules();
        Snapshot snapshot = read(portfolio.snapshot(), policy);
        return new Case(portfolio.snapshot(), policy, rules, snapshot, inserted(rules, snapshot));
    }

    static Snapshot read(byte[] bytes, PolicyResult.Valid policy) {
        try {
            return SnapshotReader.read(
                    PolicyDocument.parse("snapshot.json", bytes).root(), policy.policy());
        } catch (NotJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    Decision decide() {
        return Engine.decide(rules, snapshot);
    }

    Result explain() {
        return Engine.explain(rules, snapshot);
    }

    /**
     * The work of Drools in a decision: the same facts are inserted and the phases fire, without the calculations
     * between.
     */
    int fireAlone() {
        int concluded = 0;
        try (RuleSession session = rules.open(false)) {
            facts.forEach(session::insert);
            for (Phase phase : Phase.values()) {
                concluded += session.fire(phase).size();
            }
        }
        return concluded;
    }

    /**
     * The facts that the engine inserted, in the order of the trace: those that a rule matched and no rule concluded.
     */
    private static List<Fact> inserted(RuleSet rules, Snapshot snapshot) {
        Trace trace = Engine.explain(rules, snapshot).trace().orElseThrow();
        Set<String> ruleNames =
                new HashSet<>(rules.rules().stream().map(WrittenRule::name).toList());
        Set<Fact> matched = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Fact> concluded = Collections.newSetFromMap(new IdentityHashMap<>());
        for (RuleFiring firing : trace.firings()) {
            if (ruleNames.contains(firing.rule())) {
                firing.inputs().forEach(id -> matched.add(trace.facts().get(id)));
                firing.outputs().forEach(id -> concluded.add(trace.facts().get(id)));
            }
        }
        List<Fact> inserted = new ArrayList<>();
        trace.facts().values().stream()
                .filter(fact -> matched.contains(fact) && !concluded.contains(fact))
                .forEach(inserted::add);
        return inserted;
    }
}
