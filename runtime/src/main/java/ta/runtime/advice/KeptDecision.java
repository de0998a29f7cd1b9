package ta.runtime.advice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.runs.RunOrigin;
import ta.backoffice.runs.RunTrace;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.policy.Policy;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;
import ta.runtime.session.Session;
import ta.runtime.text.DecisionText;
import ta.runtime.text.TraceNotes;
import ta.runtime.text.TraceTree;

/**
 * A stored decision as text. It is decided again from its archived snapshot and policy, which gives the same decision.
 */
record KeptDecision(RunTrace run, CompiledPolicy policy) implements TraceNotes {

    static KeptDecision of(Session session, Transaction tx, UUID portfolioId, UUID runId) {
        RunTrace run = RunTrace.of(tx, portfolioId, runId);
        return new KeptDecision(
                run, session.policies().ofRun(tx, portfolioId, runId).policy());
    }

    static String text(Session session, Portfolios.Portfolio of, UUID runId) {
        return session.database()
                .read(session.actor(of), tx -> of(session, tx, of.id(), runId))
                .text(false);
    }

    /**
     * The decision and its reasons.
     *
     * @param trace whether to add the stored facts, down to the recorded rows
     */
    String text(boolean trace) {
        if (run.snapshot().isEmpty()) {
            return run.decision().get("outcome").textValue() + " (its snapshot was pruned)\n";
        }
        Policy rules = policy.rules().policy();
        Snapshot snapshot = SnapshotReader.read(run.snapshot().orElseThrow(), rules);
        Result result = new Result(Engine.decide(policy.rules(), snapshot), Optional.empty());
        return warning(result)
                + DecisionText.of(rules, snapshot, result)
                + (trace ? TraceTree.of(run.facts(), run.firings(), run.roots(), this) : "");
    }

    private String warning(Result result) {
        return DecisionJson.of(result.decision())
                        .get("decision_sha256")
                        .equals(run.decision().get("decision_sha256"))
                ? ""
                : "This program's decision differs from the stored one. What follows is the new decision.\n\n";
    }

    @Override
    public List<String> origins(String factId) {
        return run.originsOf(factId).stream().map(RunOrigin::sentence).toList();
    }

    @Override
    public String place(String clause) {
        return clause + ", line " + line(clause) + " of the policy";
    }

    int line(String clause) {
        return policy.document().position(clause).line();
    }
}
