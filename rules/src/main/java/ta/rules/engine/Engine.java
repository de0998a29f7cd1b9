package ta.rules.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ta.rules.decision.Decision;
import ta.rules.finding.CheckVerdict;
import ta.rules.outcome.GateVerdict;
import ta.rules.outcome.Outcome;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.ListingId;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSession;
import ta.rules.ruleset.RuleSet;
import ta.rules.ruleset.WrittenRule;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.FiredRule;
import ta.rules.trace.Trace;
import ta.rules.trace.TraceBuilder;
import ta.rules.valuation.Position;
import ta.rules.valuation.PriceBase;
import ta.rules.valuation.Valuation;

/**
 * Fires a rule set over a snapshot. The same rule set and snapshot give the same result, byte for byte, on any machine
 * at any time.
 */
public final class Engine {

    private Engine() {}

    public static Decision decide(RuleSet rules, Snapshot snapshot) {
        try (RuleSession session = rules.open(false)) {
            return decide(rules, snapshot, session);
        }
    }

    /** As {@link #decide(RuleSet, Snapshot)}, with the trace. */
    public static Result explain(RuleSet rules, Snapshot snapshot) {
        try (RuleSession session = rules.open(true)) {
            Decision decision = decide(rules, snapshot, session);
            return new Result(decision, Optional.of(trace(rules, snapshot, session, decision)));
        }
    }

    /**
     * Only the findings of the quality gate, in the order of a decision. A frozen snapshot is judged like any other.
     */
    public static List<CheckVerdict> gate(RuleSet rules, Snapshot snapshot) {
        try (GateSession gate = new GateSession(rules)) {
            return gate.judge(snapshot);
        }
    }

    private static Decision decide(RuleSet rules, Snapshot snapshot, RuleSession session) {
        session.insert(snapshot.run());
        if (isStopped(session)) {
            return Decision.stopped(Outcome.FROZEN, List.of(), rules.policySha256(), snapshot.sha256());
        }
        QualityGate gate = new QualityGate(rules.policy(), snapshot);
        List<CheckVerdict> findings = gate.findings(session);
        if (isStopped(session)) {
            return Decision.stopped(Outcome.BLOCKED, findings, rules.policySha256(), snapshot.sha256());
        }
        Valuation valuation = valuation(rules, snapshot, gate);
        return new Allotment(rules, snapshot, session, valuation).decide(findings);
    }

    /**
     * Values the holdings of a snapshot at its prices, without the quality gate. Empty if a holding has no positive
     * price.
     */
    public static Optional<Valuation> value(RuleSet rules, Snapshot snapshot) {
        QualityGate gate = new QualityGate(rules.policy(), snapshot);
        boolean priced = snapshot.holdings().values().stream()
                .filter(holding -> holding.units().signum() > 0)
                .allMatch(holding -> {
                    PriceBase price = gate.priceBases().get(holding.listing());
                    return price != null && price.isPositive();
                });
        return priced ? Optional.of(valuation(rules, snapshot, gate)) : Optional.empty();
    }

    private static Valuation valuation(RuleSet rules, Snapshot snapshot, QualityGate gate) {
        Map<ListingId, Position> positions = new LinkedHashMap<>();
        for (Constituent constituent : snapshot.constituents()) {
            Holding holding = snapshot.holdings().get(constituent.listing());
            if (holding != null && holding.units().signum() > 0) {
                PriceBase price = Objects.requireNonNull(
                        gate.priceBases().get(constituent.listing()), "no unpriced holding passes the gate");
                positions.put(constituent.listing(), Position.of(constituent, holding, price));
            }
        }
        return Valuation.of(rules.policy(), snapshot.cash(), gate.priceBases(), positions);
    }

    private static boolean isStopped(RuleSession session) {
        return session.fire(Phase.GATE, GateVerdict.class).stream().anyMatch(GateVerdict::stops);
    }

    private static Trace trace(RuleSet rules, Snapshot snapshot, RuleSession session, Decision decision) {
        TraceBuilder trace = new TraceBuilder(rules.policy().baseCurrency(), snapshot.facts());
        for (FiredRule fired : session.fired()) {
            WrittenRule rule = rules.rule(fired.rule());
            trace.add(fired, rule.phase().group(), rule.clause(), rule.sentence());
        }
        Map<String, List<String>> roots = new LinkedHashMap<>();
        roots.put("lines", decision.lines().stream().map(trace::id).toList());
        roots.put("suppressed", decision.suppressed().stream().map(trace::id).toList());
        roots.put("findings", decision.findings().stream().map(trace::id).toList());
        return trace.build(roots);
    }
}
