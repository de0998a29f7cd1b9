package ta.backoffice.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.decision.Decision;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.explanation.Explanation;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;

/**
 * What a run would decide now under a policy, which need not be the active one. Nothing is stored.
 *
 * @param decision the JSON of {@code DecisionJson}
 * @param explanation without references to a trace, because no trace is stored
 */
public record PreviewRun(ObjectNode decision, Explanation explanation) {

    /**
     * The outcome may be FROZEN or BLOCKED, as for a run.
     *
     * @throws ta.rules.snapshot.InvalidSnapshotException if the data does not form a valid snapshot
     */
    public static PreviewRun of(Transaction tx, UUID portfolioId, CompiledPolicy compiled, Task task) {
        return of(tx, portfolioId, compiled, task, Optional.empty());
    }

    /**
     * @param cash in place of the portfolio's own cash
     */
    public static PreviewRun of(
            Transaction tx, UUID portfolioId, CompiledPolicy compiled, Task task, Optional<BigDecimal> cash) {
        Policy policy = compiled.rules().policy();
        Snapshot snapshot = SnapshotLoader.load(
                        tx, portfolioId, policy, task, now(tx), DraftConstituents.of(tx, portfolioId, policy), cash)
                .snapshot();
        return of(policy, snapshot, Engine.decide(compiled.rules(), snapshot));
    }

    /**
     * Decides under the active policy as if the portfolio were not frozen, for a person who considers lifting the
     * freeze.
     *
     * @throws ta.rules.snapshot.InvalidSnapshotException if the data does not form a valid snapshot
     */
    public static PreviewRun thawed(Transaction tx, UUID portfolioId, CompiledPolicy active, Task task) {
        Today today = Today.of(tx, portfolioId, active, task);
        return of(active.rules().policy(), today.snapshot(), today.decision());
    }

    private static PreviewRun of(Policy policy, Snapshot snapshot, Decision decision) {
        Result result = new Result(decision, Optional.empty());
        return new PreviewRun(DecisionJson.of(decision), Explanation.of(policy, snapshot, result));
    }

    /**
     * The time of a run that was given none, so that all that is recorded counts: now, rounded up to the next second.
     */
    static Instant now(Transaction tx) {
        return tx.at().plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }
}
