package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.CLAUSE_FIRINGS;
import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.FREEZE_STATES;
import static ta.backoffice.jooq.Tables.LEDGER_BATCHES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.MANIFESTO_ARCHIVES;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.MODEL_REVIEWS;
import static ta.backoffice.jooq.Tables.MODEL_REVIEW_OUTCOMES;
import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;
import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;
import static ta.backoffice.jooq.Tables.RATE_FINDINGS;
import static ta.backoffice.jooq.Tables.RATE_REVIEWS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.RULE_FIRINGS;
import static ta.backoffice.jooq.Tables.RUN_FACTS;
import static ta.backoffice.jooq.Tables.RUN_INPUT_REFS;
import static ta.backoffice.jooq.Tables.RUN_INPUT_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;
import static ta.backoffice.jooq.Tables.TASK_DEFINITIONS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;
import static ta.backoffice.jooq.Tables.UNDONE_MATCHES;
import static ta.backoffice.jooq.Tables.VALUATION_POINTS;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/**
 * A table whose rows belong to a portfolio and are exported as they are, all columns but the portfolio. The lists are
 * in the order of the file, in which rows name only rows before them.
 */
final class ExportedTable {

    static final ExportedTable TASKS = of(TASK_DEFINITIONS, TASK_DEFINITIONS.NAME);

    /** Before the prices: which rates count depends on the policies. */
    static final List<ExportedTable> POLICIES = List.of(
            of(POLICY_ARCHIVES, POLICY_ARCHIVES.ARCHIVED_AT, POLICY_ARCHIVES.ID),
            of(MANIFESTO_ARCHIVES, MANIFESTO_ARCHIVES.ARCHIVED_AT, MANIFESTO_ARCHIVES.ID),
            of(STRATEGY_VERSIONS, STRATEGY_VERSIONS.NUMBER));

    static final List<ExportedTable> BOOK = List.of(
            of(PORTFOLIO_CONSTITUENTS, PORTFOLIO_CONSTITUENTS.POSITION),
            of(LEDGER_BATCHES, LEDGER_BATCHES.RECORDED_AT, LEDGER_BATCHES.ID),
            of(LEDGER_ENTRIES, LEDGER_ENTRIES.SEQUENCE),
            of(MANUAL_PRICES, MANUAL_PRICES.ENTERED_AT, MANUAL_PRICES.ID),
            of(PRICE_REVIEWS, PRICE_REVIEWS.REVIEWED_AT, PRICE_REVIEWS.ID),
            of(RATE_FINDINGS, RATE_FINDINGS.FOUND_AT, RATE_FINDINGS.ID),
            of(RATE_REVIEWS, RATE_REVIEWS.REVIEWED_AT, RATE_REVIEWS.ID),
            of(VALUATION_POINTS, VALUATION_POINTS.SESSION, VALUATION_POINTS.REVISION));

    static final List<ExportedTable> RUNS = List.of(
            new ExportedTable(TASK_RUNS, TASK_RUNS.FINISHED_AT.isNotNull(), TASK_RUNS.REQUESTED_AT, TASK_RUNS.ID),
            of(PRICE_FINDINGS, PRICE_FINDINGS.FOUND_AT, PRICE_FINDINGS.ID),
            of(RUN_INPUT_SNAPSHOTS, RUN_INPUT_SNAPSHOTS.RUN_ID),
            of(DECISIONS, DECISIONS.RUN_ID),
            of(RUN_FACTS, RUN_FACTS.RUN_ID, RUN_FACTS.FACT),
            of(RULE_FIRINGS, RULE_FIRINGS.RUN_ID, RULE_FIRINGS.SEQ),
            of(RUN_INPUT_REFS, RUN_INPUT_REFS.RUN_ID, RUN_INPUT_REFS.SEQ),
            of(CLAUSE_FIRINGS, CLAUSE_FIRINGS.POLICY_SHA256, CLAUSE_FIRINGS.CLAUSE),
            // The newest first, as an older one names what superseded it.
            of(RECOMMENDATIONS, RECOMMENDATIONS.CREATED_AT.desc(), RECOMMENDATIONS.ID.desc()),
            of(RECOMMENDATION_LINES, RECOMMENDATION_LINES.RECOMMENDATION_ID, RECOMMENDATION_LINES.SEQ),
            of(FILLS, FILLS.RECORDED_AT, FILLS.ID),
            of(UNDONE_MATCHES, UNDONE_MATCHES.UNDONE_AT, UNDONE_MATCHES.FILL_ID),
            new ExportedTable(
                    MODEL_REVIEWS,
                    DSL.exists(DSL.selectOne()
                            .from(MODEL_REVIEW_OUTCOMES)
                            .where(
                                    MODEL_REVIEW_OUTCOMES.PORTFOLIO_ID.eq(MODEL_REVIEWS.PORTFOLIO_ID),
                                    MODEL_REVIEW_OUTCOMES.REVIEW_ID.eq(MODEL_REVIEWS.ID))),
                    MODEL_REVIEWS.REQUESTED_AT,
                    MODEL_REVIEWS.ID),
            of(MODEL_REVIEW_OUTCOMES, MODEL_REVIEW_OUTCOMES.ENDED_AT, MODEL_REVIEW_OUTCOMES.REVIEW_ID),
            of(FREEZE_STATES));

    /** References that may be to a row that is gone. */
    private static final List<Field<UUID>> LOOSE =
            List.of(TASK_RUNS.TASK_DEFINITION_ID, PRICE_FINDINGS.TASK_RUN_ID, RECOMMENDATIONS.SUPERSEDED_BY);

    private final Table<?> table;
    private final Condition which;
    private final List<OrderField<?>> order;
    private final Field<UUID> portfolio;

    private ExportedTable(Table<?> table, Condition which, OrderField<?>... order) {
        this.table = table;
        this.which = which;
        this.order = List.of(order);
        this.portfolio = Objects.requireNonNull(table.field("portfolio_id", UUID.class));
    }

    private static ExportedTable of(Table<?> table, OrderField<?>... order) {
        return new ExportedTable(table, DSL.noCondition(), order);
    }

    String name() {
        return table.getName();
    }

    List<Field<?>> columns() {
        return Arrays.stream(table.fields())
                .filter(field -> !field.equals(portfolio))
                .toList();
    }

    static boolean isLoose(Field<?> reference) {
        return LOOSE.contains(reference);
    }

    /** The portfolio's rows, in the order of the file; read as they are used. */
    Cursor<Record> rows(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(columns())
                .from(table)
                .where(portfolio.eq(portfolioId), which)
                .orderBy(order)
                .fetchSize(500)
                .fetchLazy();
    }
}
