package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.jooq.tables.records.RecommendationsRecord;
import ta.database.StorageException;
import ta.database.Transaction;

/** Opens a recommendation again that its owner had ignored. */
public final class ReopenRecommendation {

    private ReopenRecommendation() {}

    /**
     * @param before recommendations that were made before this moment have expired
     * @throws StorageException.Conflict {@code NOT_IGNORED} in any other state; {@code ADVICE_EXPIRED} if it is too
     *     old; {@code OVERTAKEN} if there is a newer one of the same stages
     * @throws StorageException.NotFound if the portfolio has no such recommendation
     */
    public static void within(Transaction tx, UUID portfolioId, UUID recommendationId, Instant before) {
        tx.lockPortfolio(portfolioId);
        RecommendationsRecord row = tx.sql()
                .fetchOptional(
                        RECOMMENDATIONS,
                        RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId).and(RECOMMENDATIONS.ID.eq(recommendationId)))
                .orElseThrow(() -> new StorageException.NotFound("recommendation", recommendationId));
        if (!row.getState().equals("IGNORED")) {
            throw new StorageException.Conflict("NOT_IGNORED", "the recommendation is " + row.getState(), "");
        }
        if (row.getCreatedAt().isBefore(before)) {
            throw new StorageException.Conflict(
                    "ADVICE_EXPIRED",
                    "the recommendation has expired: its prices are too old to trade on",
                    "Maybe start a new run.");
        }
        if (ReopenAdvice.newer(tx, row).isPresent()) {
            throw new StorageException.Conflict(
                    "OVERTAKEN", "a newer recommendation has taken its place", "Maybe follow the newest one.");
        }
        String state = CountedFills.state(tx, portfolioId, recommendationId);
        AuditedRows audited = AuditedRows.of(tx, portfolioId);
        tx.sql()
                .update(RECOMMENDATIONS)
                .setNull(RECOMMENDATIONS.STATE_REASON)
                .where(RECOMMENDATIONS.ID.eq(recommendationId))
                .execute();
        CountedFills.setState(tx, portfolioId, recommendationId, state, audited);
        Audit.append(
                tx,
                portfolioId,
                "recommendation.reopen",
                Map.of("recommendation", recommendationId, "state", state),
                audited);
    }
}
