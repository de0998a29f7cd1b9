package ta.runtime.advice;

import ta.backoffice.advice.Recommendations;
import ta.runtime.report.Amounts;
import ta.runtime.report.Table;
import ta.runtime.report.Tree;

/** A recommendation for people: its state, and its orders with what was filled. */
final class RecommendationText {

    private RecommendationText() {}

    static String of(Recommendations.Recommendation row, String currency) {
        Table table =
                new Table("line>", "side", "listing", "units>", "about " + currency + ">", "filled>", "for", "clause");
        row.lines()
                .forEach(line -> table.row(
                        line.number(),
                        line.side(),
                        line.listing(),
                        Amounts.exact(line.estimatedUnits()),
                        Amounts.money(line.estimatedAmount()),
                        Amounts.exact(line.filledUnits()),
                        line.sleeve() + ", " + line.reason(),
                        line.clause()));
        return row.state() + "  " + row.task() + " of " + row.asOf() + "  " + row.id()
                + row.reason().map(reason -> "  (" + reason + ")").orElse("") + "\n" + table;
    }

    static Object json(Recommendations.Recommendation row) {
        return Tree.object(
                "id", row.id(),
                "run", row.runId(),
                "task", row.task(),
                "as_of", row.asOf(),
                "state", row.state(),
                "state_changed_at", row.stateChangedAt(),
                "reason", row.reason(),
                "lines",
                        Tree.array(
                                row.lines(),
                                line -> Tree.object(
                                        "line", line.number(),
                                        "side", line.side(),
                                        "listing", line.listing(),
                                        "sleeve", line.sleeve(),
                                        "amount", line.amount(),
                                        "estimated_units", line.estimatedUnits(),
                                        "estimated_amount", line.estimatedAmount(),
                                        "stage", line.stage(),
                                        "reason", line.reason(),
                                        "clause", line.clause(),
                                        "filled_units", line.filledUnits())));
    }
}
