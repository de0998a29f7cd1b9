package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.RecommendationsRecord;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.database.Transaction;

/**
 * Expires recommendations that have been open for too long, because their prices are out of date. Recorded fills are
 * kept, and trades that were made in time can still be recorded.
 */
public final class ExpireAdvice {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

    private ExpireAdvice() {}

    /**
     * Expires the open recommendations that were made before {@code before}. The members get a notice for each.
     *
     * @return the number of expired recommendations
     */
    public static int within(Transaction tx, UUID portfolioId, Instant before) {
        tx.lockPortfolio(portfolioId);
        List<RecommendationsRecord> expired = tx.sql()
                .update(RECOMMENDATIONS)
                .set(RECOMMENDATIONS.STATE, "EXPIRED")
                .set(RECOMMENDATIONS.STATE_CHANGED_AT, tx.at())
                .set(RECOMMENDATIONS.STATE_CHANGED_BY, tx.actor().name())
                .where(
                        RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATIONS.STATE.in("OPEN", "PARTLY_EXECUTED"),
                        RECOMMENDATIONS.CREATED_AT.lt(before))
                .returning()
                .fetch();
        for (RecommendationsRecord each : expired) {
            Notices.tell(
                    tx,
                    portfolioId,
                    NoticeKind.RECOMMENDATION,
                    "A recommendation has expired",
                    "It was made on "
                            + each.getCreatedAt().atOffset(ZoneOffset.UTC).format(DAY)
                            + ", and its prices are too old to trade on. The fills that you recorded are kept. If you"
                            + " traded more of it, record that too.",
                    Map.of("recommendation", each.getId(), "run", each.getRunId()));
        }
        List<UUID> ids = expired.stream().map(RecommendationsRecord::getId).toList();
        if (!ids.isEmpty()) {
            Audit.append(
                    tx,
                    portfolioId,
                    "recommendation.expire",
                    Map.of("recommendations", ids.stream().map(UUID::toString).toList(), "before", before),
                    AuditedRows.of(tx, portfolioId).and(AuditedTable.RECOMMENDATION, ids));
        }
        return ids.size();
    }
}
