package ta.backoffice.review;

import static ta.backoffice.jooq.Tables.MODEL_REVIEWS;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.backoffice.advice.Recommendations;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jobs.EnqueueJob;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.strategy.PolicyFile;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/** Requests a review of a recommendation or of a version for a member who waits for it. A worker asks the model. */
public final class RequestReview {

    /** A review that is not answered by then has a dead job, or none; another one may be requested. */
    private static final Duration WAITED_FOR = Duration.ofMinutes(15);

    private RequestReview() {}

    /**
     * @return the review; one that is waited for already is returned as it is
     * @throws StorageException.NotFound if the portfolio has no such recommendation
     * @throws StorageException.Conflict {@code REVIEWS_OFF}, {@code FROZEN} or {@code TOO_MANY_REVIEWS}
     */
    public static ModelReview ofRecommendation(
            Transaction tx, UUID portfolioId, UUID recommendation, Optional<ReviewTerms> terms) {
        Recommendations.one(tx, portfolioId, recommendation);
        return request(tx, portfolioId, terms, recommendation, null);
    }

    /**
     * @return the review; one that is waited for already is returned as it is
     * @throws StorageException.NotFound if the portfolio has no such version
     * @throws StorageException.Conflict as above; {@code POLICY_INVALID} if it has errors, which need no model
     */
    public static ModelReview ofVersion(Transaction tx, UUID portfolioId, int version, Optional<ReviewTerms> terms) {
        StrategyVersions.Texts texts = StrategyVersions.one(tx, portfolioId, version);
        if (PolicyReader.read(PolicyFile.NAME, texts.file()) instanceof PolicyResult.Invalid) {
            throw new StorageException.Conflict(
                    "POLICY_INVALID", "version " + version + " has errors", "Maybe check it, and correct them first.");
        }
        return request(tx, portfolioId, terms, null, version);
    }

    private static ModelReview request(
            Transaction tx,
            UUID portfolioId,
            Optional<ReviewTerms> configured,
            @Nullable UUID recommendation,
            @Nullable Integer version) {
        ReviewTerms terms = configured.orElseThrow(() -> new StorageException.Conflict(
                "REVIEWS_OFF",
                "no model is configured for reviews",
                "Maybe ask the operator to set TA_REVIEW_PROVIDER and TA_REVIEW_MODEL."));
        tx.lockPortfolio(portfolioId);
        if (FreezePortfolio.isFrozen(tx, portfolioId)) {
            throw new StorageException.Conflict(
                    "FROZEN", "the portfolio is frozen, so nobody is asked", "Maybe lift the freeze first.");
        }
        List<ModelReview> before = recommendation == null
                ? ModelReview.ofVersion(tx, portfolioId, version == null ? 0 : version)
                : ModelReview.ofRecommendation(tx, portfolioId, recommendation);
        Optional<ModelReview> waiting = before.stream()
                .filter(review -> review.outcome().isEmpty()
                        && review.requestedAt().isAfter(tx.at().minus(WAITED_FOR)))
                .findFirst();
        if (waiting.isPresent()) {
            return waiting.get();
        }
        if (ModelReview.left(tx, portfolioId, terms) == 0) {
            throw new StorageException.Conflict(
                    "TOO_MANY_REVIEWS",
                    "the portfolio has had its " + terms.perDay() + " reviews of 24 hours",
                    "Maybe try again tomorrow, or ask the operator to raise TA_REVIEWS_PER_DAY.");
        }
        return insert(tx, portfolioId, recommendation, version);
    }

    private static ModelReview insert(
            Transaction tx, UUID portfolioId, @Nullable UUID recommendation, @Nullable Integer version) {
        UUID id = Ids.next();
        tx.sql()
                .insertInto(MODEL_REVIEWS)
                .set(MODEL_REVIEWS.ID, id)
                .set(MODEL_REVIEWS.PORTFOLIO_ID, portfolioId)
                .set(MODEL_REVIEWS.RECOMMENDATION_ID, recommendation)
                .set(MODEL_REVIEWS.VERSION, version)
                .set(MODEL_REVIEWS.REQUESTED_BY, tx.actor().name())
                .set(MODEL_REVIEWS.REQUESTED_AT, tx.at())
                .execute();
        EnqueueJob.within(tx, JobKind.ASK_MODEL, Optional.of(portfolioId), id.toString());
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("review", id);
        if (recommendation != null) {
            details.put("recommendation", recommendation);
        }
        if (version != null) {
            details.put("version", version);
        }
        Audit.append(
                tx,
                portfolioId,
                "review.request",
                details,
                AuditedRows.of(tx, portfolioId).and(AuditedTable.MODEL_REVIEW, id));
        return ModelReview.one(tx, portfolioId, id);
    }
}
