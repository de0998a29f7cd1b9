package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** Lists recommendations with their lines, and the units filled of each line. */
public final class Recommendations {

    /**
     * @param state OPEN, PARTLY_EXECUTED, EXECUTED, IGNORED, EXPIRED or SUPERSEDED
     * @param reason why its owner ignored it
     */
    public record Recommendation(
            UUID id,
            UUID portfolioId,
            UUID runId,
            String task,
            Instant asOf,
            String state,
            Instant stateChangedAt,
            String stateChangedBy,
            Optional<String> reason,
            Optional<UUID> supersededBy,
            List<Line> lines) {

        public boolean isOpen() {
            return state.equals("OPEN") || state.equals("PARTLY_EXECUTED");
        }
    }

    /**
     * One order of a recommendation.
     *
     * @param amount the amount by the policy, base currency
     * @param estimatedAmount the cost of {@code estimatedUnits} at the run's price, base currency
     * @param filledUnits the units of the fills that count
     */
    public record Line(
            int number,
            String side,
            ListingId listing,
            String sleeve,
            BigDecimal amount,
            BigDecimal estimatedUnits,
            BigDecimal estimatedAmount,
            String stage,
            String reason,
            String clause,
            BigDecimal filledUnits) {}

    private record Of(UUID recommendationId, Line line) {}

    private Recommendations() {}

    /** The newest first: open ones, and closed ones too if {@code closedToo}. */
    public static List<Recommendation> of(Transaction tx, UUID portfolioId, boolean closedToo) {
        return of(tx, portfolioId, !closedToo, Optional.empty(), Integer.MAX_VALUE);
    }

    /**
     * One page, the newest first.
     *
     * @param before the last recommendation of the previous page
     */
    public static List<Recommendation> of(
            Transaction tx, UUID portfolioId, boolean openOnly, Optional<UUID> before, int limit) {
        Condition open = openOnly ? RECOMMENDATIONS.STATE.in("OPEN", "PARTLY_EXECUTED") : DSL.noCondition();
        Condition older = before.<Condition>map(RECOMMENDATIONS.ID::lt).orElse(DSL.noCondition());
        return where(tx, RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId).and(open).and(older), limit);
    }

    /**
     * @throws StorageException.NotFound if the portfolio has no such recommendation
     */
    public static Recommendation one(Transaction tx, UUID portfolioId, UUID id) {
        return one(tx, id, RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId));
    }

    /**
     * @throws StorageException.NotFound if it does not exist or the actor may not see it
     */
    public static Recommendation one(Transaction tx, UUID id) {
        return one(tx, id, DSL.noCondition());
    }

    private static Recommendation one(Transaction tx, UUID id, Condition which) {
        return where(tx, RECOMMENDATIONS.ID.eq(id).and(which), 1).stream()
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("recommendation", id));
    }

    private static List<Recommendation> where(Transaction tx, Condition which, int limit) {
        List<Record> rows = tx.sql()
                .select(RECOMMENDATIONS.fields())
                .select(TASK_RUNS.TASK, TASK_RUNS.AS_OF)
                .from(RECOMMENDATIONS)
                .join(TASK_RUNS)
                .on(TASK_RUNS.ID.eq(RECOMMENDATIONS.RUN_ID))
                .where(which)
                .orderBy(RECOMMENDATIONS.ID.desc())
                .limit(limit)
                .fetch(row -> row);
        List<UUID> ids = rows.stream().map(row -> row.get(RECOMMENDATIONS.ID)).toList();
        Map<UUID, List<Of>> lines = lines(tx, RECOMMENDATION_LINES.RECOMMENDATION_ID.in(ids)).stream()
                .collect(Collectors.groupingBy(Of::recommendationId));
        return rows.stream()
                .map(row -> row(row, lines.getOrDefault(row.get(RECOMMENDATIONS.ID), List.of())))
                .toList();
    }

    private static Recommendation row(Record row, List<Of> lines) {
        return new Recommendation(
                row.get(RECOMMENDATIONS.ID),
                row.get(RECOMMENDATIONS.PORTFOLIO_ID),
                row.get(RECOMMENDATIONS.RUN_ID),
                row.get(TASK_RUNS.TASK),
                row.get(TASK_RUNS.AS_OF),
                row.get(RECOMMENDATIONS.STATE),
                row.get(RECOMMENDATIONS.STATE_CHANGED_AT),
                row.get(RECOMMENDATIONS.STATE_CHANGED_BY),
                Optional.ofNullable(row.get(RECOMMENDATIONS.STATE_REASON)),
                Optional.ofNullable(row.get(RECOMMENDATIONS.SUPERSEDED_BY)),
                lines.stream().map(Of::line).toList());
    }

    private static List<Of> lines(Transaction tx, Condition which) {
        Field<BigDecimal> filled = CountedFills.units();
        return tx.sql()
                .select(RECOMMENDATION_LINES.fields())
                .select(LISTINGS.MIC, LISTINGS.TICKER, filled)
                .from(RECOMMENDATION_LINES)
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(RECOMMENDATION_LINES.LISTING_ID))
                .where(which)
                .orderBy(RECOMMENDATION_LINES.SEQ)
                .fetch(row -> new Of(
                        row.get(RECOMMENDATION_LINES.RECOMMENDATION_ID),
                        new Line(
                                row.get(RECOMMENDATION_LINES.SEQ),
                                row.get(RECOMMENDATION_LINES.SIDE),
                                ListingId.of(row.get(LISTINGS.MIC), row.get(LISTINGS.TICKER)),
                                row.get(RECOMMENDATION_LINES.SLEEVE),
                                row.get(RECOMMENDATION_LINES.AMOUNT),
                                row.get(RECOMMENDATION_LINES.ESTIMATED_UNITS),
                                row.get(RECOMMENDATION_LINES.ESTIMATED_AMOUNT),
                                row.get(RECOMMENDATION_LINES.STAGE),
                                row.get(RECOMMENDATION_LINES.REASON),
                                row.get(RECOMMENDATION_LINES.CLAUSE),
                                row.get(filled))));
    }
}
