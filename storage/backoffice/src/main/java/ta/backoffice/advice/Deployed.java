package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.database.Transaction;

/** What was already deployed, by the recorded fills. A fill whose ledger entry was reversed does not count. */
public final class Deployed {

    private static final LedgerEntries REVERSAL = LEDGER_ENTRIES.as("reversal");

    private Deployed() {}

    /**
     * The contribution spent in the calendar month of {@code at} in {@code zone}: the cash paid by BUY fills less the
     * cash received by SELL fills, after fees, of the stage CADENCE. The time of the run decides the month, not that of
     * the fill.
     *
     * @return base currency, at least 0
     */
    public static BigDecimal contribution(Transaction tx, UUID portfolioId, Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        Instant from = local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
        Instant to = local.toLocalDate()
                .withDayOfMonth(1)
                .plusMonths(1)
                .atStartOfDay(zone)
                .toInstant();
        BigDecimal spent = tx.sql()
                .select(DSL.coalesce(DSL.sum(LEDGER_ENTRIES.AMOUNT.neg()), BigDecimal.ZERO))
                .from(FILLS)
                .join(LEDGER_ENTRIES)
                .on(LEDGER_ENTRIES.ID.eq(FILLS.LEDGER_ENTRY_ID))
                .join(RECOMMENDATION_LINES)
                .on(RECOMMENDATION_LINES.ID.eq(FILLS.LINE_ID))
                .join(RECOMMENDATIONS)
                .on(RECOMMENDATIONS.ID.eq(RECOMMENDATION_LINES.RECOMMENDATION_ID))
                .join(TASK_RUNS)
                .on(TASK_RUNS.ID.eq(RECOMMENDATIONS.RUN_ID))
                .where(
                        FILLS.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATION_LINES.STAGE.eq("CADENCE"),
                        TASK_RUNS.AS_OF.ge(from),
                        TASK_RUNS.AS_OF.lt(to),
                        unreversed())
                .fetchSingle()
                .value1();
        return spent.max(BigDecimal.ZERO);
    }

    /**
     * The waves or the sunset entries that have a fill.
     *
     * @param prefix {@code WAVE:} or {@code SUNSET:}
     * @return names of waves, or dates of sunset entries
     */
    public static List<String> names(Transaction tx, UUID portfolioId, String prefix) {
        return tx.sql()
                .selectDistinct(RECOMMENDATION_LINES.REASON)
                .from(FILLS)
                .join(LEDGER_ENTRIES)
                .on(LEDGER_ENTRIES.ID.eq(FILLS.LEDGER_ENTRY_ID))
                .join(RECOMMENDATION_LINES)
                .on(RECOMMENDATION_LINES.ID.eq(FILLS.LINE_ID))
                .where(FILLS.PORTFOLIO_ID.eq(portfolioId), RECOMMENDATION_LINES.REASON.startsWith(prefix), unreversed())
                .orderBy(RECOMMENDATION_LINES.REASON)
                .fetch(row -> row.value1().substring(prefix.length()));
    }

    static Condition unreversed() {
        return DSL.notExists(DSL.selectOne()
                .from(REVERSAL)
                .where(REVERSAL.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID), REVERSAL.REVERSES.eq(LEDGER_ENTRIES.ID)));
    }
}
