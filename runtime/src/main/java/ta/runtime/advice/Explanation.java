package ta.runtime.advice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import ta.policy.CompiledPolicy;
import ta.rules.trace.RuleFiring;
import ta.runtime.settings.Visible;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Session;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.runs.RunOrigin;
import ta.backoffice.runs.RunTrace;

/** Walks the kept trace of a run from an order down to what it came from. A fact that was told above is only named again. */
public final class Explanation {

    private static final String LINE = "Line";

    private final RunTrace run;
    private final CompiledPolicy policy;
    private final Map<String, RuleFiring> makers = new HashMap<>();
    private final Set<String> told = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private Explanation(RunTrace run, CompiledPolicy policy) {
        this.run = run;
        this.policy = policy;
        run.firings().forEach(firing -> firing.outputs().forEach(fact -> makers.putIfAbsent(fact, firing)));
    }

    public static Report of(Session session, Portfolios.Portfolio of, UUID recommendationId) {
        return session.read(tx -> {
            Recommendations.Recommendation row = Recommendations.one(tx, of.id(), recommendationId);
            RunTrace run = RunTrace.of(tx, of.id(), row.runId());
            return new Explanation(run, session.policies().archived(tx, of.id(), run.policySha256()))
                    .report(row, of.baseCurrency());
        });
    }

    private Report report(Recommendations.Recommendation row, String currency) {
        text.append(RecommendationText.of(row, currency)).append('\n');
        List<String> lines = new ArrayList<>();
        run.facts().forEach((id, fact) -> {
            if (fact.type().equals(LINE)) {
                lines.add(id);
            }
        });
        lines.forEach(id -> walk(id, 0));
        text.append("\nDecided by ")
                .append(run.requestedBy())
                .append(" as of ")
                .append(run.asOf())
                .append("\n  run      ")
                .append(run.runId())
                .append("\n  policy   ")
                .append(run.policySha256())
                .append("\n  decision ")
                .append(run.decision().get("decision_sha256").textValue())
                .append("\nMake it again: ta replay ")
                .append(run.runId())
                .append('\n');
        return new Report(text.toString(), json(row));
    }

    private void walk(String id, int depth) {
        RunTrace.KeptFact fact = run.facts().get(id);
        indent(depth).append(id).append(' ').append(fact.type()).append(": ").append(values(fact.values()));
        if (!told.add(id)) {
            text.append(" (above)\n");
            return;
        }
        text.append('\n');
        run.originsOf(id)
                .forEach(origin -> indent(depth + 1)
                        .append("from ")
                        .append(Visible.text(origin.sentence()))
                        .append('\n'));
        RuleFiring maker = makers.get(id);
        if (maker != null) {
            indent(depth + 1)
                    .append("by ")
                    .append(maker.rule())
                    .append(clause(maker))
                    .append('\n');
            maker.inputs().forEach(input -> walk(input, depth + 2));
        }
    }

    private String clause(RuleFiring firing) {
        if (firing.clause() == null) {
            return "";
        }
        return "  " + firing.clause() + ", line "
                + policy.document().position(firing.clause()).line() + " of the policy";
    }

    private StringBuilder indent(int depth) {
        return text.append("  ".repeat(depth));
    }

    private static String values(JsonNode values) {
        List<String> parts = new ArrayList<>();
        values.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                JsonNode value = entry.getValue();
                parts.add(entry.getKey() + " " + (value.isValueNode() ? value.asText() : value.toString()));
            }
        });
        return Visible.text(String.join(", ", parts));
    }

    private ObjectNode json(Recommendations.Recommendation row) {
        ObjectNode facts = Tree.object();
        run.facts()
                .forEach((id, fact) -> facts.set(
                        id,
                        Tree.object(
                                "type",
                                fact.type(),
                                "values",
                                fact.values(),
                                "origins",
                                Tree.array(run.originsOf(id), RunOrigin::sentence))));
        return Tree.object(
                "recommendation", RecommendationText.json(row),
                "policy_sha256", run.policySha256(),
                "facts", facts,
                "firings",
                        Tree.array(
                                run.firings(),
                                firing -> Tree.object(
                                        "seq", firing.seq(),
                                        "rule", firing.rule(),
                                        "phase", firing.phase(),
                                        "clause", firing.clause(),
                                        "line",
                                                firing.clause() == null
                                                        ? null
                                                        : policy.document()
                                                                .position(firing.clause())
                                                                .line(),
                                        "inputs", Tree.array(firing.inputs(), id -> id),
                                        "outputs", Tree.array(firing.outputs(), id -> id))));
    }
}
