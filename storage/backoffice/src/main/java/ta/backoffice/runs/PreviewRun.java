package ta.backoffice.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import ta.policy.CompiledPolicy;
import ta.rules.decision.Decision;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.explanation.Explanation;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;
import ta.database.Transaction;

/**
 * What a run would decide at this moment under a policy, whether it is the active one or not. Nothing is kept of it.
 *
 * @param decision as {@code DecisionJson} writes it
 * @param explanation without a trace, as none is kept that it could lead to
 */
public record PreviewRun(ObjectNode decision, Explanation explanation) {

    /**
     * FROZEN and BLOCKED come out as they would of a run.
     *
     * @throws ta.rules.snapshot.InvalidSnapshotException when what is known makes no snapshot
     */
    public static PreviewRun of(Transaction tx, UUID portfolioId, CompiledPolicy compiled, Task task) {
        Policy policy = compiled.rules().policy();
        Snapshot snapshot = SnapshotLoader.load(
                        tx, portfolioId, policy, task, now(tx), DraftConstituents.of(tx, portfolioId, policy))
                .snapshot();
        return of(policy, snapshot, Engine.decide(compiled.rules(), snapshot));
    }

    /**
     * Under the active policy, as if the portfolio were not frozen: what a person wants to know before he lifts that.
     *
     * @throws ta.rules.snapshot.InvalidSnapshotException when what is known makes no snapshot
     */
    public static PreviewRun thawed(Transaction tx, UUID portfolioId, CompiledPolicy active, Task task) {
        Today today = Today.of(tx, portfolioId, active, task);
        return of(active.rules().policy(), today.snapshot(), today.decision());
    }

    private static PreviewRun of(Policy policy, Snapshot snapshot, Decision decision) {
        Result result = new Result(decision, Optional.empty());
        return new PreviewRun(DecisionJson.of(decision), Explanation.of(policy, snapshot, result));
    }

    /** As that of a run without a time: all that is recorded counts. */
    static Instant now(Transaction tx) {
        return tx.at().plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }
}
