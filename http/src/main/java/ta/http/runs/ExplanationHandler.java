package ta.http.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import ta.backoffice.runs.RunDecision;
import ta.backoffice.runs.Runs;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Transaction;
import ta.http.route.Call;
import ta.http.runs.ExplanationShapes.OrderWhy;
import ta.http.runs.ExplanationShapes.RunExplanation;
import ta.http.runs.ExplanationShapes.WaterfallStep;
import ta.policy.CompiledPolicy;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.explanation.Explanation;
import ta.rules.policy.Policy;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;

/**
 * Explains the decision of a run. It decides again from the archived snapshot and policy. Result and trace are the same
 * as before, so the ids of facts are those of the stored trace.
 */
public final class ExplanationHandler {

    private final ActivePolicies policies;

    public ExplanationHandler(ActivePolicies policies) {
        this.policies = policies;
    }

    public RunExplanation explanation(Call call, Transaction tx) {
        Runs.Run run = Runs.one(tx, call.id("run"));
        RunDecision kept = RunsHandler.decided(tx, run.id());
        ObjectNode facts = kept.snapshot().orElseThrow(RunsHandler::pruned);
        CompiledPolicy policy = policies.ofRun(tx, run.portfolioId(), run.id()).policy();
        Snapshot snapshot = SnapshotReader.read(facts, policy.rules().policy());
        Result result = Engine.explain(policy.rules(), snapshot);
        String again = DecisionJson.of(result.decision()).get("decision_sha256").textValue();
        return explained(run.id(), kept.policySha256(), again.equals(kept.decisionSha256()), policy, snapshot, result);
    }

    /**
     * @param run its id in the response
     * @param agrees whether the decision is the one that was made before
     */
    public static RunExplanation explained(
            UUID run, String policySha256, boolean agrees, CompiledPolicy compiled, Snapshot snapshot, Result result) {
        Policy policy = compiled.rules().policy();
        Explanation explanation = Explanation.of(policy, snapshot, result);
        String currency = policy.baseCurrency();
        return new RunExplanation(
                run,
                policySha256,
                agrees,
                explanation.headline(),
                orders(explanation),
                explanation.suppressed().stream()
                        .map(order -> ExplanationShapes.of(order, currency))
                        .toList(),
                explanation.sleeves().stream().map(ExplanationShapes::of).toList(),
                explanation.triggers().stream()
                        .map(trigger -> ExplanationShapes.of(trigger, currency))
                        .toList(),
                explanation.findings().stream().map(ExplanationShapes::of).toList(),
                explanation.constraints().stream()
                        .map(constraint -> ExplanationShapes.of(
                                constraint, result.decision().lines()))
                        .toList());
    }

    private static List<OrderWhy> orders(Explanation explanation) {
        List<OrderWhy> orders = new ArrayList<>();
        for (Explanation.Order order : explanation.orders()) {
            orders.add(new OrderWhy(
                    orders.size() + 1,
                    ExplanationShapes.reason(order.because()),
                    waterfall(order.waterfall()),
                    order.line().estimatedAmount(),
                    order.reasons().stream().map(ExplanationShapes::reason).toList(),
                    order.price().map(ExplanationShapes::of)));
        }
        return orders;
    }

    private static List<WaterfallStep> waterfall(List<Explanation.Step> steps) {
        List<WaterfallStep> waterfall = new ArrayList<>();
        BigDecimal running = BigDecimal.ZERO;
        for (Explanation.Step step : steps) {
            running = running.add(step.amount());
            waterfall.add(new WaterfallStep(step.amount(), running, ExplanationShapes.reason(step.because())));
        }
        return waterfall;
    }
}
