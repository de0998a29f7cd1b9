package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jooq.Record3;
import ta.database.Transaction;

/** What was already deployed, by the fills that count. */
public final class Deployed {

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
        return tx
                .sql()
                .select(LEDGER_ENTRIES.AMOUNT, LEDGER_ENTRIES.UNITS, FILLS.UNITS)
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
                        CountedFills.counts())
                .fetch(Deployed::paid)
                .stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .max(BigDecimal.ZERO);
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
    private static BigDecimal paid(Record3<BigDecimal, BigDecimal, BigDecimal> fill) {
        return fill.value1().negate().multiply(fill.value3()).divide(fill.value2(), 2, RoundingMode.HALF_EVEN);
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
