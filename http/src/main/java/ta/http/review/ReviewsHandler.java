package ta.http.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.review.DraftFromReview;
import ta.backoffice.review.ModelReview;
import ta.backoffice.review.RequestReview;
import ta.backoffice.review.ReviewTerms;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.Transaction;
import ta.http.review.ReviewShapes.Draft;
import ta.http.review.ReviewShapes.Review;
import ta.http.review.ReviewShapes.Reviews;
import ta.http.review.ReviewShapes.Terms;
import ta.http.route.Call;

/** Reviews of a recommendation or of a version. A worker asks the model; the caller looks for the outcome. */
public final class ReviewsHandler {

    private final Optional<ReviewTerms> terms;
    private final Runnable wake;

    public ReviewsHandler(Optional<ReviewTerms> terms, Runnable wake) {
        this.terms = terms;
        this.wake = wake;
    }

    public Reviews ofRecommendation(Call call, Transaction tx) {
        Recommendations.Recommendation row = Recommendations.one(tx, call.id("recommendation"));
        return shape(tx, row.portfolioId(), ModelReview.ofRecommendation(tx, row.portfolioId(), row.id()));
    }

    public Review requestOfRecommendation(Call call, Transaction tx) {
        Recommendations.Recommendation row = Recommendations.one(tx, call.id("recommendation"));
        call.afterCommit(wake);
        return Review.of(RequestReview.ofRecommendation(tx, row.portfolioId(), row.id(), terms));
    }

    public Reviews ofVersion(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        int number = StrategyVersions.one(tx, portfolio, call.number("version"))
                .row()
                .number();
        return shape(tx, portfolio, ModelReview.ofVersion(tx, portfolio, number));
    }

    public Review requestOfVersion(Call call, Transaction tx) {
        call.afterCommit(wake);
        return Review.of(RequestReview.ofVersion(tx, call.portfolio().id(), call.number("version"), terms));
    }

    public Review one(Call call, Transaction tx) {
        return Review.of(ModelReview.one(tx, call.portfolio().id(), call.id("review")));
    }

    public Draft draft(Call call, Transaction tx) {
        return new Draft(DraftFromReview.within(tx, call.portfolio().id(), call.id("review")));
    }

    private Reviews shape(Transaction tx, UUID portfolio, List<ModelReview> reviews) {
        return new Reviews(
                terms.map(Terms::of),
                terms.map(configured -> ModelReview.left(tx, portfolio, configured))
                        .orElse(0),
                reviews.stream().map(Review::of).toList());
    }
}
