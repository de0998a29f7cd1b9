package ta.runtime.advice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.identity.Portfolios;
import ta.backoffice.runs.RunOrigin;
import ta.backoffice.runs.RunTrace;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Session;

/** A recommendation with the reasons of its orders. The JSON has the whole trace. */
final class RecommendationReport {

    private RecommendationReport() {}

    /**
     * @param trace whether the text has the facts, too
     */
    static Report of(Session session, Portfolios.Portfolio of, UUID recommendationId, boolean trace) {
        return session.read(tx -> {
            Recommendations.Recommendation row = Recommendations.one(tx, of.id(), recommendationId);
            KeptDecision kept = KeptDecision.of(session, tx, of.id(), row.runId());
            return new Report(text(row, of.baseCurrency(), kept, trace), json(row, kept));
        });
    }

    private static String text(Recommendations.Recommendation row, String currency, KeptDecision kept, boolean trace) {
        RunTrace run = kept.run();
        return RecommendationText.of(row, currency) + "\n" + kept.text(trace) + "\nDecided by " + run.requestedBy()
                + ", run " + run.runId() + "\n"
                + (trace ? "" : "  down to each price and entry: ta explain " + row.id() + " --trace\n")
                + "  repeat it: ta replay " + run.runId() + "\n";
    }

    private static ObjectNode json(Recommendations.Recommendation row, KeptDecision kept) {
        RunTrace run = kept.run();
        ObjectNode facts = Tree.object();
        run.facts()
                .forEach((id, fact) -> facts.set(
                        id,
                        Tree.object(
                                "type", fact.type(),
                                "sentence", fact.sentence(),
                                "values", fact.values(),
                                "units", fact.units(),
                                "origins", Tree.array(run.originsOf(id), RunOrigin::sentence))));
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
                                        "sentence", firing.sentence(),
                                        "phase", firing.phase(),
                                        "clause", firing.clause(),
                                        "line", firing.clause() == null ? null : kept.line(firing.clause()),
                                        "inputs", Tree.array(firing.inputs(), id -> id),
                                        "outputs", Tree.array(firing.outputs(), id -> id))));
    }
}
