package ta.backoffice.review;

import static ta.backoffice.jooq.Tables.MODEL_REVIEWS;
import static ta.backoffice.jooq.Tables.MODEL_REVIEW_OUTCOMES;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * A review that a member requested, and its outcome.
 *
 * @param recommendation what is reviewed; empty for a version
 * @param version the number of the version that is reviewed; empty for a recommendation
 * @param outcome empty as long as it is waited for
 */
public record ModelReview(
        UUID id,
        UUID portfolioId,
        Optional<UUID> recommendation,
        Optional<Integer> version,
        String requestedBy,
        Instant requestedAt,
        Optional<ReviewOutcome> outcome,
        Optional<Instant> endedAt) {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int SHOWN_MAX = 20;
    private static final Duration DAY = Duration.ofHours(24);

    /** The newest reviews of a recommendation, newest first. */
    public static List<ModelReview> ofRecommendation(Transaction tx, UUID portfolioId, UUID recommendation) {
        return where(tx, portfolioId, MODEL_REVIEWS.RECOMMENDATION_ID.eq(recommendation));
    }

    /** The newest reviews of a version, newest first. */
    public static List<ModelReview> ofVersion(Transaction tx, UUID portfolioId, int version) {
        return where(tx, portfolioId, MODEL_REVIEWS.VERSION.eq(version));
    }

    /**
     * @throws StorageException.NotFound if the portfolio has no such review
     */
    public static ModelReview one(Transaction tx, UUID portfolioId, UUID id) {
        return where(tx, portfolioId, MODEL_REVIEWS.ID.eq(id)).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("review", id));
    }

    /** How many the portfolio may still request now. */
    public static int left(Transaction tx, UUID portfolioId, ReviewTerms terms) {
        int asked = tx.sql()
                .fetchCount(
                        MODEL_REVIEWS,
                        MODEL_REVIEWS.PORTFOLIO_ID.eq(portfolioId),
                        MODEL_REVIEWS.REQUESTED_AT.gt(tx.at().minus(DAY)));
        return Math.max(0, terms.perDay() - asked);
    }

    private static List<ModelReview> where(Transaction tx, UUID portfolioId, Condition which) {
        return tx.sql()
                .select(MODEL_REVIEWS.fields())
                .select(MODEL_REVIEW_OUTCOMES.fields())
                .from(MODEL_REVIEWS)
                .leftJoin(MODEL_REVIEW_OUTCOMES)
                .on(
                        MODEL_REVIEW_OUTCOMES.PORTFOLIO_ID.eq(MODEL_REVIEWS.PORTFOLIO_ID),
                        MODEL_REVIEW_OUTCOMES.REVIEW_ID.eq(MODEL_REVIEWS.ID))
                .where(MODEL_REVIEWS.PORTFOLIO_ID.eq(portfolioId), which)
                .orderBy(MODEL_REVIEWS.REQUESTED_AT.desc(), MODEL_REVIEWS.ID.desc())
                .limit(SHOWN_MAX)
                .fetch(ModelReview::of);
    }

    private static ModelReview of(Record row) {
        Optional<Instant> ended = Optional.ofNullable(row.get(MODEL_REVIEW_OUTCOMES.ENDED_AT));
        return new ModelReview(
                row.get(MODEL_REVIEWS.ID),
                row.get(MODEL_REVIEWS.PORTFOLIO_ID),
                Optional.ofNullable(row.get(MODEL_REVIEWS.RECOMMENDATION_ID)),
                Optional.ofNullable(row.get(MODEL_REVIEWS.VERSION)),
                row.get(MODEL_REVIEWS.REQUESTED_BY),
                row.get(MODEL_REVIEWS.REQUESTED_AT),
                ended.map(at -> outcome(row)),
                ended);
    }

    private static ReviewOutcome outcome(Record row) {
        return new ReviewOutcome(
                ReviewOutcome.Verdict.valueOf(row.get(MODEL_REVIEW_OUTCOMES.OUTCOME)),
                Optional.ofNullable(row.get(MODEL_REVIEW_OUTCOMES.SUMMARY)),
                list(row.get(MODEL_REVIEW_OUTCOMES.NOTES).data(), ReviewOutcome.Note[].class),
                list(row.get(MODEL_REVIEW_OUTCOMES.CHANGES).data(), ReviewOutcome.Change[].class),
                Optional.ofNullable(row.get(MODEL_REVIEW_OUTCOMES.SUGGESTED_POLICY))
                        .map(file -> new String(file, StandardCharsets.UTF_8)),
                Optional.ofNullable(row.get(MODEL_REVIEW_OUTCOMES.REMARK)),
                Optional.ofNullable(row.get(MODEL_REVIEW_OUTCOMES.PROBLEM)),
                new ReviewOutcome.Source(
                        row.get(MODEL_REVIEW_OUTCOMES.PROVIDER),
                        row.get(MODEL_REVIEW_OUTCOMES.MODEL),
                        row.get(MODEL_REVIEW_OUTCOMES.PROMPT_VERSION),
                        hex(row.get(MODEL_REVIEW_OUTCOMES.FILE_SHA256)),
                        hex(row.get(MODEL_REVIEW_OUTCOMES.REQUEST_SHA256)),
                        hex(row.get(MODEL_REVIEW_OUTCOMES.REPLY_SHA256))));
    }

    private static <T> List<T> list(String json, Class<T[]> type) {
        try {
            return List.of(JSON.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a review that cannot be read", e);
        }
    }

    private static Optional<String> hex(byte @Nullable [] hash) {
        return Optional.ofNullable(hash).map(HexFormat.of()::formatHex);
    }
}
