package ta.backoffice.governance;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.FREEZE_STATES;
import static ta.backoffice.jooq.Tables.MANIFESTO_ARCHIVES;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.MODEL_REVIEWS;
import static ta.backoffice.jooq.Tables.MODEL_REVIEW_OUTCOMES;
import static ta.backoffice.jooq.Tables.POLICY_ARCHIVES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_MEMBERS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;
import static ta.backoffice.jooq.Tables.RATE_REVIEWS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.RUN_INPUT_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.STRATEGY_VERSIONS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;
import static ta.backoffice.jooq.Tables.UNDONE_MATCHES;
import static ta.backoffice.jooq.Tables.VALUATION_POINTS;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * The tables whose rows the audit chain records by id and hash. So a row that was changed, deleted or added outside of
 * the program is found. If a row is recorded several times, the last event counts. The ledger is recorded by batch
 * instead.
 */
public final class AuditedTable {

    private static final String RECORD = "RECORD_DIFFERS";
    private static final String ARCHIVE = "ARCHIVE_DIFFERS";

    public static final AuditedTable PORTFOLIO = new AuditedTable(RECORD, PORTFOLIOS.ID, PORTFOLIOS.ID);
    public static final AuditedTable MEMBER =
            new AuditedTable(RECORD, PORTFOLIO_MEMBERS.USER_ID, PORTFOLIO_MEMBERS.PORTFOLIO_ID);
    public static final AuditedTable FREEZE =
            new AuditedTable(RECORD, FREEZE_STATES.PORTFOLIO_ID, FREEZE_STATES.PORTFOLIO_ID);
    public static final AuditedTable MANUAL_PRICE =
            new AuditedTable(RECORD, MANUAL_PRICES.ID, MANUAL_PRICES.PORTFOLIO_ID);
    public static final AuditedTable PRICE_REVIEW =
            new AuditedTable(RECORD, PRICE_REVIEWS.ID, PRICE_REVIEWS.PORTFOLIO_ID);
    public static final AuditedTable RATE_REVIEW = new AuditedTable(RECORD, RATE_REVIEWS.ID, RATE_REVIEWS.PORTFOLIO_ID);
    public static final AuditedTable VALUATION =
            new AuditedTable(RECORD, VALUATION_POINTS.ID, VALUATION_POINTS.PORTFOLIO_ID);
    public static final AuditedTable RECOMMENDATION =
            new AuditedTable(RECORD, RECOMMENDATIONS.ID, RECOMMENDATIONS.PORTFOLIO_ID);
    public static final AuditedTable RECOMMENDATION_LINE =
            new AuditedTable(RECORD, RECOMMENDATION_LINES.ID, RECOMMENDATION_LINES.PORTFOLIO_ID);
    public static final AuditedTable FILL = new AuditedTable(RECORD, FILLS.ID, FILLS.PORTFOLIO_ID);
    public static final AuditedTable UNDONE_MATCH =
            new AuditedTable(RECORD, UNDONE_MATCHES.FILL_ID, UNDONE_MATCHES.PORTFOLIO_ID);
    public static final AuditedTable VERSION =
            new AuditedTable(RECORD, STRATEGY_VERSIONS.ID, STRATEGY_VERSIONS.PORTFOLIO_ID);

    public static final AuditedTable MODEL_REVIEW =
            new AuditedTable(RECORD, MODEL_REVIEWS.ID, MODEL_REVIEWS.PORTFOLIO_ID);
    public static final AuditedTable MODEL_REVIEW_OUTCOME =
            new AuditedTable(RECORD, MODEL_REVIEW_OUTCOMES.REVIEW_ID, MODEL_REVIEW_OUTCOMES.PORTFOLIO_ID);

    // Columns with files and bodies are left out of the row's hash: the row has a hash of its own for each, and the
    // bodies of a run may be pruned.
    public static final AuditedTable POLICY =
            new AuditedTable(ARCHIVE, POLICY_ARCHIVES.ID, POLICY_ARCHIVES.PORTFOLIO_ID, POLICY_ARCHIVES.FILE);
    public static final AuditedTable MANIFESTO =
            new AuditedTable(ARCHIVE, MANIFESTO_ARCHIVES.ID, MANIFESTO_ARCHIVES.PORTFOLIO_ID, MANIFESTO_ARCHIVES.FILE);
    public static final AuditedTable RUN = new AuditedTable(ARCHIVE, TASK_RUNS.ID, TASK_RUNS.PORTFOLIO_ID);
    public static final AuditedTable SNAPSHOT = new AuditedTable(
            ARCHIVE,
            RUN_INPUT_SNAPSHOTS.RUN_ID,
            RUN_INPUT_SNAPSHOTS.PORTFOLIO_ID,
            RUN_INPUT_SNAPSHOTS.BODY,
            RUN_INPUT_SNAPSHOTS.PRUNED_AT);
    public static final AuditedTable DECISION =
            new AuditedTable(ARCHIVE, DECISIONS.RUN_ID, DECISIONS.PORTFOLIO_ID, DECISIONS.BODY);

    static final List<AuditedTable> ALL = List.of(
            PORTFOLIO,
            MEMBER,
            FREEZE,
            MANUAL_PRICE,
            PRICE_REVIEW,
            RATE_REVIEW,
            VALUATION,
            RECOMMENDATION,
            RECOMMENDATION_LINE,
            FILL,
            UNDONE_MATCH,
            VERSION,
            MODEL_REVIEW,
            MODEL_REVIEW_OUTCOME,
            POLICY,
            MANIFESTO,
            RUN,
            SNAPSHOT,
            DECISION);

    private final String code;
    private final TableField<?, UUID> key;
    private final TableField<?, UUID> portfolio;
    private final List<Field<?>> fields;

    private AuditedTable(String code, TableField<?, UUID> key, TableField<?, UUID> portfolio, Field<?>... leftOut) {
        this.code = code;
        this.key = key;
        this.portfolio = portfolio;
        this.fields = Arrays.stream(key.getTable().fields())
                .filter(field -> !Arrays.asList(leftOut).contains(field))
                .toList();
    }

    /** The problem code for a mismatch in this table. */
    String code() {
        return code;
    }

    Table<?> table() {
        return key.getTable();
    }

    /** Identifies a row within its portfolio. */
    Field<UUID> key() {
        return key;
    }

    Condition of(UUID portfolioId) {
        return portfolio.eq(portfolioId);
    }

    /** The columns that are hashed. */
    List<Field<?>> fields() {
        return fields;
    }

    /** The rows that the chain must record: all, but of the runs only those with a decision. */
    Condition isRecorded() {
        return equals(RUN)
                ? DSL.exists(DSL.selectOne()
                        .from(DECISIONS)
                        .where(DECISIONS.PORTFOLIO_ID.eq(TASK_RUNS.PORTFOLIO_ID), DECISIONS.RUN_ID.eq(TASK_RUNS.ID)))
                : DSL.trueCondition();
    }
}
