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
import ta.http.review.ReviewShapes.ModelReviews;
import ta.http.review.ReviewShapes.RequestedReview;
import ta.http.review.ReviewShapes.ReviewerTerms;
import ta.http.review.ReviewShapes.SuggestedDraft;
import ta.http.route.Call;

/** Reviews of a recommendation or of a version. A worker asks the model; the caller looks for the outcome. */
public final class ReviewsHandler {

    private final Optional<ReviewTerms> terms;
    private final Runnable wake;

    public ReviewsHandler(Optional<ReviewTerms> terms, Runnable wake) {
        this.terms = terms;
        this.wake = wake;
    }

    public ModelReviews ofRecommendation(Call call, Transaction tx) {
        Recommendations.Recommendation row = Recommendations.one(tx, call.id("recommendation"));
        return shape(tx, row.portfolioId(), ModelReview.ofRecommendation(tx, row.portfolioId(), row.id()));
    }

    public RequestedReview requestOfRecommendation(Call call, Transaction tx) {
        Recommendations.Recommendation row = Recommendations.one(tx, call.id("recommendation"));
        call.afterCommit(wake);
        return RequestedReview.of(RequestReview.ofRecommendation(tx, row.portfolioId(), row.id(), terms));
    }

    public ModelReviews ofVersion(Call call, Transaction tx) {
        UUID portfolio = call.portfolio().id();
        int number = StrategyVersions.one(tx, portfolio, call.number("version"))
                .row()
                .number();
        return shape(tx, portfolio, ModelReview.ofVersion(tx, portfolio, number));
    }

    public RequestedReview requestOfVersion(Call call, Transaction tx) {
        call.afterCommit(wake);
        return RequestedReview.of(RequestReview.ofVersion(tx, call.portfolio().id(), call.number("version"), terms));
    }

    public RequestedReview one(Call call, Transaction tx) {
        return RequestedReview.of(ModelReview.one(tx, call.portfolio().id(), call.id("review")));
    }

    public SuggestedDraft draft(Call call, Transaction tx) {
        return new SuggestedDraft(DraftFromReview.within(tx, call.portfolio().id(), call.id("review")));
    }

    private ModelReviews shape(Transaction tx, UUID portfolio, List<ModelReview> reviews) {
        return new ModelReviews(
                terms.map(ReviewerTerms::of),
                terms.map(configured -> ModelReview.left(tx, portfolio, configured))
                        .orElse(0),
                reviews.stream().map(RequestedReview::of).toList());
    }
}
