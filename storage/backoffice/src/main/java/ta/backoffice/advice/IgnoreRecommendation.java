package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;

import java.util.Map;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;

/** Closes a recommendation that its owner does not follow. Recorded fills are kept. */
public final class IgnoreRecommendation {

    private final Database database;

    public IgnoreRecommendation(Database database) {
        this.database = database;
    }

    /**
     * @param reason 1 to 4000 characters
     * @throws StorageException.Conflict {@code NOT_OPEN} if it is executed, ignored, expired or superseded
     * @throws StorageException.NotFound if the portfolio has no such recommendation
     */
    public void ignore(Actor actor, UUID portfolioId, UUID recommendationId, String reason) {
        database.transact(actor, tx -> {
            within(tx, portfolioId, recommendationId, reason);
            return recommendationId;
        });
    }

    /** Does the same as a part of a transaction. */
    public static void within(Transaction tx, UUID portfolioId, UUID recommendationId, String reason) {
        Bounds.text("reason", Bounds.nonBlank("reason", reason), 4000);
        tx.lockPortfolio(portfolioId);
        ExecuteRecommendation.requireOpen(tx, portfolioId, recommendationId);
        tx.sql()
                .update(RECOMMENDATIONS)
                .set(RECOMMENDATIONS.STATE, "IGNORED")
                .set(RECOMMENDATIONS.STATE_REASON, reason)
                .set(RECOMMENDATIONS.STATE_CHANGED_AT, tx.at())
                .set(RECOMMENDATIONS.STATE_CHANGED_BY, tx.actor().name())
                .where(RECOMMENDATIONS.ID.eq(recommendationId))
                .execute();
        Audit.append(
                tx,
                portfolioId,
                "recommendation.ignore",
                Map.of("recommendation", recommendationId, "reason", reason),
                AuditedRows.of(tx, portfolioId).and(AuditedTable.RECOMMENDATION, recommendationId));
    }
}
