package ta.backoffice.review;

import static ta.backoffice.jooq.Tables.MODEL_REVIEW_OUTCOMES;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.database.Transaction;

/** Records how a review ended, once and for ever. */
public final class RecordOutcome {

    private RecordOutcome() {}

    /** Does nothing if the review has an outcome: another attempt of the same job was first. */
    public static void within(Transaction tx, UUID portfolioId, UUID review, ReviewOutcome outcome) {
        ReviewOutcome.Source source = outcome.source();
        int added = tx.sql()
                .insertInto(MODEL_REVIEW_OUTCOMES)
                .set(MODEL_REVIEW_OUTCOMES.REVIEW_ID, review)
                .set(MODEL_REVIEW_OUTCOMES.PORTFOLIO_ID, portfolioId)
                .set(MODEL_REVIEW_OUTCOMES.OUTCOME, outcome.verdict().name())
                .set(MODEL_REVIEW_OUTCOMES.SUMMARY, outcome.summary().orElse(null))
                .set(MODEL_REVIEW_OUTCOMES.NOTES, json(outcome.notes()))
                .set(MODEL_REVIEW_OUTCOMES.CHANGES, json(outcome.changes()))
                .set(
                        MODEL_REVIEW_OUTCOMES.SUGGESTED_POLICY,
                        outcome.suggestedPolicy()
                                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                                .orElse(null))
                .set(MODEL_REVIEW_OUTCOMES.REMARK, outcome.remark().orElse(null))
                .set(MODEL_REVIEW_OUTCOMES.PROBLEM, outcome.problem().orElse(null))
                .set(MODEL_REVIEW_OUTCOMES.PROVIDER, source.provider())
                .set(MODEL_REVIEW_OUTCOMES.MODEL, source.model())
                .set(MODEL_REVIEW_OUTCOMES.PROMPT_VERSION, source.promptVersion())
                .set(MODEL_REVIEW_OUTCOMES.FILE_SHA256, bytes(source.fileSha256()))
                .set(MODEL_REVIEW_OUTCOMES.REQUEST_SHA256, bytes(source.requestSha256()))
                .set(MODEL_REVIEW_OUTCOMES.REPLY_SHA256, bytes(source.replySha256()))
                .set(MODEL_REVIEW_OUTCOMES.ENDED_AT, tx.at())
                .onConflictDoNothing()
                .execute();
        if (added == 1) {
            append(tx, portfolioId, review, outcome);
        }
    }

    private static void append(Transaction tx, UUID portfolioId, UUID review, ReviewOutcome outcome) {
        ReviewOutcome.Source source = outcome.source();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("review", review);
        details.put("outcome", outcome.verdict());
        details.put("provider", source.provider());
        details.put("model", source.model());
        details.put("prompt_version", source.promptVersion());
        source.requestSha256().ifPresent(hash -> details.put("request_sha256", hash));
        source.replySha256().ifPresent(hash -> details.put("reply_sha256", hash));
        Audit.append(
                tx,
                portfolioId,
                "review.outcome",
                details,
                AuditedRows.of(tx, portfolioId).and(AuditedTable.MODEL_REVIEW_OUTCOME, review));
    }

    private static JSONB json(List<?> list) {
        try {
            return JSONB.valueOf(ModelReview.JSON.writeValueAsString(list));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts that cannot be written", e);
        }
    }

    private static byte @Nullable [] bytes(Optional<String> hex) {
        return hex.map(HexFormat.of()::parseHex).orElse(null);
    }
}
