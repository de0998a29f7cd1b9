package ta.http.market;

import java.util.List;
import java.util.UUID;
import ta.backoffice.market.RateFinding;
import ta.backoffice.market.RateFindings;
import ta.backoffice.market.ReviewRate;
import ta.database.Transaction;
import ta.http.route.Call;

/** Findings about exchange rates, and the reviews of a portfolio's members. A review counts for that portfolio only. */
public final class RateFindingsHandler {

    public List<PriceShapes.RateFindingShape> list(Call call, Transaction tx) {
        return RateFindings.of(tx, call.portfolio().id(), call.flag("all")).stream()
                .map(RateFindingsHandler::shape)
                .toList();
    }

    public PriceShapes.RateReviewed review(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        UUID finding = call.id("finding");
        PriceShapes.RateReview body = call.body(PriceShapes.RateReview.class);
        int rates = ReviewRate.within(tx, portfolio, finding, body.verdict(), body.reason());
        return new PriceShapes.RateReviewed(shape(RateFindings.one(tx, portfolio, finding)), rates);
    }

    private static PriceShapes.RateFindingShape shape(RateFinding row) {
        return new PriceShapes.RateFindingShape(
                row.id(),
                row.observation(),
                row.base(),
                row.quote(),
                row.asOf(),
                row.rate(),
                row.previous(),
                row.check(),
                row.severity(),
                row.clause(),
                row.sentence(),
                row.foundAt(),
                row.verdict());
    }
}
