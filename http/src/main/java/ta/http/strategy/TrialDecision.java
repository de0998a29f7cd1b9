package ta.http.strategy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import ta.backoffice.runs.PreviewRun;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.strategy.RuleShapes.PolicyTried;
import ta.policy.CompiledPolicy;
import ta.rules.portfolio.Task;

/** Decides a task with today's data as a preview, and shapes the result for a response. */
public final class TrialDecision {

    private TrialDecision() {}

    /**
     * Decides under the active policy, as if the portfolio were not frozen.
     *
     * @throws Refused {@code NO_POLICY} without an active policy
     */
    public static PolicyTried thawed(Transaction tx, UUID portfolio, ActivePolicies policies, Task task) {
        CompiledPolicy active = policies.of(tx, portfolio).orElseThrow(Versions::noPolicy);
        StrategyVersions.Texts texts = StrategyVersions.active(tx, portfolio).orElseThrow(Versions::noPolicy);
        return shape(texts.row().number(), active.sha256(), PreviewRun.thawed(tx, portfolio, active, task));
    }

    /** The task in the query; required. */
    public static Task task(Call call) {
        String name = call.query("task").orElseThrow(() -> Refused.at(Code.INVALID, "task", "is required"));
        return Stream.of(Task.values())
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.at(Code.INVALID, "task", "must be one of " + List.of(Task.values())));
    }

    static PolicyTried shape(int version, String policySha256, PreviewRun preview) {
        ObjectNode decision = preview.decision();
        List<JsonNode> lines = new ArrayList<>();
        decision.get("lines").forEach(lines::add);
        return new PolicyTried(
                version,
                policySha256,
                decision.get("outcome").textValue(),
                preview.explanation().headline(),
                preview.explanation().orders().stream()
                        .map(order -> order.because().sentence())
                        .toList(),
                lines,
                preview.explanation().findings().stream()
                        .map(finding -> finding.because().sentence())
                        .toList(),
                decision);
    }
}
