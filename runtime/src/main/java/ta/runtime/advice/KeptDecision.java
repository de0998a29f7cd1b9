package ta.runtime.advice;

import java.util.Optional;
import java.util.UUID;
import ta.policy.CompiledPolicy;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;
import ta.runtime.session.Session;
import ta.runtime.text.DecisionText;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.runs.RunTrace;

/** A decision that was kept, as a person reads it: made again from its archived snapshot, which gives the same one; {@code explain} has the why. */
final class KeptDecision {

    private record Archived(RunTrace run, CompiledPolicy policy) {}

    private KeptDecision() {}

    static String text(Session session, Portfolios.Portfolio of, UUID runId) {
        Archived archived = session.database().read(session.actor(of), tx -> {
            RunTrace run = RunTrace.of(tx, of.id(), runId);
            return new Archived(run, session.policies().archived(tx, of.id(), run.policySha256()));
        });
        if (archived.run().snapshot().isEmpty()) {
            return archived.run().decision().get("outcome").textValue() + " (its snapshot was pruned)\n";
        }
        CompiledPolicy policy = archived.policy();
        Snapshot snapshot = SnapshotReader.read(
                archived.run().snapshot().orElseThrow(), policy.rules().policy());
        Result decided = new Result(Engine.decide(policy.rules(), snapshot), Optional.empty());
        return DecisionText.of(policy.rules().policy(), snapshot, decided);
    }
}
