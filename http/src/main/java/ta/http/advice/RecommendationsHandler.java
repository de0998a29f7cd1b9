package ta.http.advice;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.StreamSupport;
import ta.backoffice.advice.ExecuteRecommendation;
import ta.backoffice.advice.Executed;
import ta.backoffice.advice.IgnoreRecommendation;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.advice.RecordedFills;
import ta.backoffice.advice.ReopenRecommendation;
import ta.backoffice.retention.RetentionTerms;
import ta.backoffice.runs.RunDecision;
import ta.database.Transaction;
import ta.http.advice.AdviceShapes.Dismissal;
import ta.http.advice.AdviceShapes.Execution;
import ta.http.advice.AdviceShapes.FillShape;
import ta.http.advice.AdviceShapes.NewFill;
import ta.http.advice.AdviceShapes.Recommendation;
import ta.http.advice.AdviceShapes.RecommendationDetail;
import ta.http.advice.AdviceShapes.RecommendationLine;
import ta.http.route.Call;
import ta.http.route.Page;

/** Lists recommendations, records their execution and closes them. */
public final class RecommendationsHandler {

    private final RetentionTerms terms;

    /**
     * @param terms decide how long a recommendation stays open
     */
    public RecommendationsHandler(RetentionTerms terms) {
        this.terms = terms;
    }

    public Page<Recommendation> list(Call call, Transaction tx) {
        int limit = call.limit();
        return Page.of(
                Recommendations.of(tx, call.portfolio().id(), call.flag("open"), call.cursorId(), limit + 1),
                limit,
                row -> row.id().toString(),
                RecommendationsHandler::shape);
    }

    public RecommendationDetail one(Call call, Transaction tx) {
        return detail(tx, row(call, tx));
    }

    public AdviceShapes.Executed execute(Call call, Transaction tx) {
        Execution body = call.body(Execution.class);
        Recommendations.Recommendation row = row(call, tx);
        Executed done = ExecuteRecommendation.within(
                tx,
                row.portfolioId(),
                row.id(),
                body.fills().stream().map(NewFill::fill).toList(),
                body.complete().orElse(false),
                body.confirm().orElse(false));
        return new AdviceShapes.Executed(detail(tx, row(call, tx)), done.entries(), done.cash(), done.slippage());
    }

    public RecommendationDetail ignore(Call call, Transaction tx) {
        Recommendations.Recommendation row = row(call, tx);
        IgnoreRecommendation.within(
                tx, row.portfolioId(), row.id(), call.body(Dismissal.class).reason());
        return detail(tx, row(call, tx));
    }

    public RecommendationDetail reopen(Call call, Transaction tx) {
        Recommendations.Recommendation row = row(call, tx);
        ReopenRecommendation.within(tx, row.portfolioId(), row.id(), terms.adviceBefore(tx.at()));
        return detail(tx, row(call, tx));
    }

    private static Recommendations.Recommendation row(Call call, Transaction tx) {
        return Recommendations.one(tx, call.id("recommendation"));
    }

    private static RecommendationDetail detail(Transaction tx, Recommendations.Recommendation row) {
        JsonNode decision = RunDecision.of(tx, row.runId()).orElseThrow().body();
        List<RecordedFills.RecordedFill> fills = RecordedFills.of(tx, row.id());
        return new RecommendationDetail(
                shape(row),
                fills.stream().map(RecommendationsHandler::shape).toList(),
                fills.stream()
                        .filter(RecordedFills.RecordedFill::counts)
                        .map(RecordedFills.RecordedFill::slippage)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                elements(decision.path("suppressed")),
                elements(decision.path("valuation").path("sleeves")).stream()
                        .filter(sleeve -> !isActedOn(decision, sleeve))
                        .toList());
    }

    /**
     * Whether the decision considered an order for the sleeve, even if it was suppressed. Overweight sleeves need a
     * SELL.
     */
    private static boolean isActedOn(JsonNode decision, JsonNode sleeve) {
        String side = sleeve.path("status").textValue().equals("OVERWEIGHT") ? "SELL" : "BUY";
        return List.of("lines", "suppressed").stream()
                .flatMap(kind -> elements(decision.path(kind)).stream())
                .anyMatch(order -> order.path("sleeve").equals(sleeve.path("code"))
                        && order.path("side").textValue().equals(side));
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static Recommendation shape(Recommendations.Recommendation row) {
        return new Recommendation(
                row.id(),
                row.portfolioId(),
                row.runId(),
                row.task(),
                row.asOf(),
                row.state(),
                row.isOpen(),
                row.stateChangedAt(),
                row.stateChangedBy(),
                row.reason(),
                row.supersededBy(),
                row.lines().stream().map(RecommendationsHandler::shape).toList());
    }

    private static RecommendationLine shape(Recommendations.Line line) {
        return new RecommendationLine(
                line.number(),
                line.side(),
                line.listing(),
                line.sleeve(),
                line.amount(),
                line.estimatedUnits(),
                line.estimatedAmount(),
                line.stage(),
                line.reason(),
                line.clause(),
                line.filledUnits());
    }

    private static FillShape shape(RecordedFills.RecordedFill fill) {
        return new FillShape(
                fill.line(),
                fill.entryId(),
                fill.units(),
                fill.price(),
                fill.fees(),
                fill.amount(),
                fill.tradeTime(),
                fill.contractNote(),
                fill.slippage(),
                fill.recordedBy(),
                fill.recordedAt(),
                fill.matched(),
                fill.undone(),
                fill.reversed());
    }
}
