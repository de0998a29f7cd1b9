package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.records.RecommendationLinesRecord;
import ta.backoffice.registry.ListingLookup;
import ta.database.Ids;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.order.Line;

/**
 * Stores the lines of a run as a recommendation. It supersedes every open recommendation that has a stage in common.
 */
public final class Recommend {

    private Recommend() {}

    /**
     * @param lines at least one
     * @param audited the rows that were written are added to it, for the run's audit event
     * @return the recommendation's id
     */
    public static UUID within(Transaction tx, UUID portfolioId, UUID runId, List<Line> lines, AuditedRows audited) {
        String[] stages =
                lines.stream().map(line -> line.stage().name()).distinct().toArray(String[]::new);
        UUID id = Ids.next();
        tx.sql()
                .insertInto(RECOMMENDATIONS)
                .set(RECOMMENDATIONS.ID, id)
                .set(RECOMMENDATIONS.PORTFOLIO_ID, portfolioId)
                .set(RECOMMENDATIONS.RUN_ID, runId)
                .set(RECOMMENDATIONS.STAGES, stages)
                .set(RECOMMENDATIONS.CREATED_AT, tx.at())
                .set(RECOMMENDATIONS.STATE_CHANGED_AT, tx.at())
                .set(RECOMMENDATIONS.STATE_CHANGED_BY, tx.actor().name())
                .execute();
        List<RecommendationLinesRecord> rows = new ArrayList<>();
        for (Line line : lines) {
            rows.add(row(tx, portfolioId, id, rows.size() + 1, line));
        }
        tx.sql().batchInsert(rows).execute();
        List<UUID> superseded = tx.sql()
                .update(RECOMMENDATIONS)
                .set(RECOMMENDATIONS.STATE, "SUPERSEDED")
                .set(RECOMMENDATIONS.SUPERSEDED_BY, id)
                .set(RECOMMENDATIONS.STATE_CHANGED_AT, tx.at())
                .set(RECOMMENDATIONS.STATE_CHANGED_BY, tx.actor().name())
                .where(
                        RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATIONS.ID.ne(id),
                        RECOMMENDATIONS.STATE.in("OPEN", "PARTLY_EXECUTED"),
                        DSL.arrayOverlap(RECOMMENDATIONS.STAGES, DSL.val(stages, RECOMMENDATIONS.STAGES.getDataType())))
                .returning(RECOMMENDATIONS.ID)
                .fetch(RECOMMENDATIONS.ID);
        audited.and(AuditedTable.RECOMMENDATION, id)
                .and(AuditedTable.RECOMMENDATION, superseded)
                .and(
                        AuditedTable.RECOMMENDATION_LINE,
                        rows.stream().map(RecommendationLinesRecord::getId).toList());
        return id;
    }

    private static RecommendationLinesRecord row(
            Transaction tx, UUID portfolioId, UUID recommendation, int seq, Line line) {
        RecommendationLinesRecord row = new RecommendationLinesRecord();
        row.setId(Ids.next());
        row.setPortfolioId(portfolioId);
        row.setRecommendationId(recommendation);
        row.setSeq(seq);
        row.setSide(line.side().name());
        row.setListingId(ListingLookup.find(tx, line.listing())
                .orElseThrow(() -> new StorageException.NotFound("listing", line.listing())));
        row.setSleeve(line.sleeve());
        row.setAmount(line.amount());
        row.setEstimatedUnits(line.estimatedUnits());
        row.setEstimatedAmount(line.estimatedAmount());
        row.setStage(line.stage().name());
        row.setReason(line.reason());
        row.setClause(line.clause());
        return row;
    }
}
