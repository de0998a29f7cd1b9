package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.jooq.tables.records.RecommendationsRecord;
import ta.database.Transaction;

/**
 * Opens a recommendation again for what is not filled any more, after an entry was reversed or a match was undone. If a
 * newer one has taken its place since, it is superseded instead.
 */
final class ReopenAdvice {

    private ReopenAdvice() {}

    static void after(Transaction tx, UUID portfolioId, UUID entryId) {
        List<RecommendationsRecord> executed = tx.sql()
                .selectFrom(RECOMMENDATIONS)
                .where(
                        RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATIONS.STATE.in("EXECUTED", "PARTLY_EXECUTED"),
                        RECOMMENDATIONS.ID.in(DSL.select(RECOMMENDATION_LINES.RECOMMENDATION_ID)
                                .from(FILLS)
                                .join(RECOMMENDATION_LINES)
                                .on(RECOMMENDATION_LINES.ID.eq(FILLS.LINE_ID))
                                .where(FILLS.PORTFOLIO_ID.eq(portfolioId), FILLS.LEDGER_ENTRY_ID.eq(entryId))))
                .fetch();
        for (RecommendationsRecord each : executed) {
            String state = CountedFills.state(tx, portfolioId, each.getId());
            if (!state.equals(each.getState())) {
                reopen(tx, each, state);
            }
        }
    }

    private static void reopen(Transaction tx, RecommendationsRecord each, String state) {
        AuditedRows audited = AuditedRows.of(tx, each.getPortfolioId());
        Optional<UUID> newer = newer(tx, each);
        newer.ifPresent(successor -> tx.sql()
                .update(RECOMMENDATIONS)
                .set(RECOMMENDATIONS.STATE, "SUPERSEDED")
                .set(RECOMMENDATIONS.SUPERSEDED_BY, successor)
                .where(RECOMMENDATIONS.ID.eq(each.getId()))
                .execute());
        CountedFills.setState(
                tx, each.getPortfolioId(), each.getId(), newer.isPresent() ? "SUPERSEDED" : state, audited);
        Audit.append(
                tx,
                each.getPortfolioId(),
                "recommendation.reopen",
                Map.of("recommendation", each.getId(), "state", newer.isPresent() ? "SUPERSEDED" : state),
                audited);
    }

    /** The next recommendation for one of the same stages. */
    static Optional<UUID> newer(Transaction tx, RecommendationsRecord each) {
        return tx.sql()
                .select(RECOMMENDATIONS.ID)
                .from(RECOMMENDATIONS)
                .where(
                        RECOMMENDATIONS.PORTFOLIO_ID.eq(each.getPortfolioId()),
                        RECOMMENDATIONS.CREATED_AT.gt(each.getCreatedAt()),
                        DSL.arrayOverlap(RECOMMENDATIONS.STAGES, each.getStages()))
                .orderBy(RECOMMENDATIONS.CREATED_AT)
                .limit(1)
                .fetchOptional(RECOMMENDATIONS.ID);
    }
}
