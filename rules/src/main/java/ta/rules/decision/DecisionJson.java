package ta.rules.decision;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Function;
import ta.rules.finding.CheckVerdict;
import ta.rules.json.CanonicalJson;
import ta.rules.json.Decimals;
import ta.rules.order.Line;
import ta.rules.order.SuppressedOrder;
import ta.rules.outcome.ConstraintEntry;
import ta.rules.trace.Values;
import ta.rules.valuation.SleeveWeight;

/** The JSON of a decision (specification, 11): numbers as strings, the hash over everything else. */
public final class DecisionJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private DecisionJson() {}

    /** The decision with its {@code decision_sha256}, without a trace. */
    public static ObjectNode of(Decision decision) {
        ObjectNode json = NODES.objectNode();
        json.put("outcome", decision.outcome().name());
        json.set("reasons", array(decision.reasons(), reason -> NODES.textNode(reason.name())));
        json.put("freeze", decision.freeze());
        json.set("findings", array(decision.findings(), DecisionJson::finding));
        json.set("valuation", decision.valuation() == null ? NODES.nullNode() : valuation(decision.valuation()));
        json.set("triggers", array(decision.triggers(), DecisionJson::trigger));
        ArrayNode lines = NODES.arrayNode();
        for (Line line : decision.lines()) {
            lines.add(line(line, lines.size() + 1));
        }
        json.set("lines", lines);
        json.set("suppressed", array(decision.suppressed(), DecisionJson::suppressed));
        json.set("constraints", array(decision.constraints(), DecisionJson::constraint));
        json.set("expected", array(decision.expected(), DecisionJson::expected));
        json.put("policy_sha256", decision.policySha256());
        json.put("snapshot_sha256", decision.snapshotSha256());
        json.put("decision_sha256", CanonicalJson.sha256(json));
        return json;
    }

    private static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> toJson) {
        ArrayNode array = NODES.arrayNode(items.size());
        items.forEach(item -> array.add(toJson.apply(item)));
        return array;
    }

    private static ObjectNode finding(CheckVerdict finding) {
        return NODES.objectNode()
                .put("check", finding.check().text())
                .put("severity", finding.severity().text())
                .put("listing", finding.listing().text())
                .put("kind", finding.kind() == null ? null : finding.kind().name())
                .put("clause", finding.clause())
                .put("observed", Values.text(finding.observed()))
                .put("limit", Values.text(finding.limit()));
    }

    private static ObjectNode valuation(ValuationReport report) {
        ObjectNode json = NODES.objectNode()
                .put("invested", Decimals.text(report.valuation().invested()))
                .put("cash", Decimals.text(report.valuation().cash().cash()))
                .put("cash_park", Decimals.text(report.valuation().cashPark()))
                .put("unassigned", Decimals.text(report.valuation().unassigned()))
                .put("drawdown", Decimals.fixed(report.drawdown(), 10));
        json.set("sleeves", array(report.sleeves(), DecisionJson::sleeve));
        return json;
    }

    private static ObjectNode sleeve(SleeveReport report) {
        SleeveWeight weight = report.weight();
        return NODES.objectNode()
                .put("code", weight.sleeve())
                .put("value", Decimals.text(weight.value()))
                .put("weight", Decimals.fixed(weight.weight(), 10))
                .put("target", Decimals.text(weight.target()))
                .put("drift_pp", Decimals.fixed(weight.driftPp(), 8))
                .put("band_pp", Decimals.text(weight.bandPp()))
                .put("status", report.status().name());
    }

    private static ObjectNode trigger(Trigger trigger) {
        return NODES.objectNode()
                .put("kind", trigger.kind().name())
                .put("name", trigger.name())
                .put("status", trigger.status())
                .put("clause", trigger.clause());
    }

    private static ObjectNode line(Line line, int seq) {
        return NODES.objectNode()
                .put("seq", seq)
                .put("side", line.side().name())
                .put("listing", line.listing().text())
                .put("sleeve", line.sleeve())
                .put("amount", Decimals.fixed(line.amount(), 2))
                .put("estimated_units", Decimals.text(line.estimatedUnits()))
                .put("estimated_amount", Decimals.fixed(line.estimatedAmount(), 2))
                .put("stage", line.stage().name())
                .put("reason", line.reason())
                .put("clause", line.clause());
    }

    private static ObjectNode suppressed(SuppressedOrder order) {
        return NODES.objectNode()
                .put("side", order.side().name())
                .put("listing", order.listing() == null ? null : order.listing().text())
                .put("sleeve", order.sleeve())
                .put("amount", Decimals.fixed(order.amount(), 2))
                .put("reason", order.reasonText())
                .put("stage", order.stage().name())
                .put("clause", order.clause());
    }

    private static ObjectNode constraint(ConstraintEntry entry) {
        return NODES.objectNode()
                .put("constraint", entry.constraint())
                .put("limit", Values.text(entry.limit()))
                .put("actual", Values.text(entry.actual()))
                .put("status", entry.status());
    }

    private static ObjectNode expected(ExpectedWeight expected) {
        return NODES.objectNode().put("code", expected.sleeve()).put("weight", Decimals.fixed(expected.weight(), 10));
    }
}
