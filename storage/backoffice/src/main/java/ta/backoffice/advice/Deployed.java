package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.database.Transaction;
import ta.rules.order.OrderRequest;

/** What was already deployed, by the fills that count. */
public final class Deployed {

    private Deployed() {}

    /**
     * The contribution spent in the calendar month of {@code at} in {@code zone}: see {@link #contributions}.
     *
     * @return base currency, at least 0
     */
    public static BigDecimal contribution(Transaction tx, UUID portfolioId, Instant at, ZoneId zone) {
        YearMonth month = YearMonth.from(at.atZone(zone));
        return contributions(tx, portfolioId, month, month, zone).getOrDefault(month, BigDecimal.ZERO);
    }

    /**
     * The contribution spent in each calendar month: the cash paid by BUY fills less the cash received by SELL fills,
     * after costs, of the stage CADENCE; sells for a withdrawal are no part of it. The time of the run decides the
     * month, not that of the fill.
     *
     * @param to the last month
     * @return base currency, at least 0; no entry for a month without a fill
     */
    static Map<YearMonth, BigDecimal> contributions(
            Transaction tx, UUID portfolioId, YearMonth from, YearMonth to, ZoneId zone) {
        Map<YearMonth, BigDecimal> spent = new HashMap<>();
        tx.sql()
                .select(LEDGER_ENTRIES.AMOUNT, LEDGER_ENTRIES.UNITS, FILLS.UNITS, TASK_RUNS.AS_OF)
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
                        RECOMMENDATION_LINES.REASON.ne(OrderRequest.WITHDRAWAL),
                        TASK_RUNS.AS_OF.ge(begin(from, zone)),
                        TASK_RUNS.AS_OF.lt(begin(to.plusMonths(1), zone)),
                        CountedFills.counts())
                .forEach(fill -> spent.merge(
                        YearMonth.from(fill.value4().atZone(zone)),
                        paid(fill.value1(), fill.value2(), fill.value3()),
                        BigDecimal::add));
        spent.replaceAll((month, amount) -> amount.max(BigDecimal.ZERO));
        return spent;
    }

    static Instant begin(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
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
                .where(
                        FILLS.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATION_LINES.REASON.startsWith(prefix),
                        CountedFills.counts())
                .orderBy(RECOMMENDATION_LINES.REASON)
                .fetch(row -> row.value1().substring(prefix.length()));
    }

    /** The part of an entry's amount that belongs to the fill's units, to the penny. */
    private static BigDecimal paid(BigDecimal amount, BigDecimal units, BigDecimal filled) {
        return amount.negate().multiply(filled).divide(units, 2, RoundingMode.HALF_EVEN);
    }

    /** Whether another recommendation has a fill for the same wave or sunset. Each is deployed once, by the first. */
    static boolean elsewhere(Transaction tx, UUID portfolioId, UUID recommendationId, String reason) {
        return (reason.startsWith("WAVE:") || reason.startsWith("SUNSET:"))
                && tx.sql()
                        .fetchExists(tx.sql()
                                .selectOne()
                                .from(FILLS)
                                .join(LEDGER_ENTRIES)
                                .on(LEDGER_ENTRIES.ID.eq(FILLS.LEDGER_ENTRY_ID))
                                .join(RECOMMENDATION_LINES)
                                .on(RECOMMENDATION_LINES.ID.eq(FILLS.LINE_ID))
                                .where(
                                        FILLS.PORTFOLIO_ID.eq(portfolioId),
                                        RECOMMENDATION_LINES.REASON.eq(reason),
                                        RECOMMENDATION_LINES.RECOMMENDATION_ID.ne(recommendationId),
                                        CountedFills.counts()));
    }
}
