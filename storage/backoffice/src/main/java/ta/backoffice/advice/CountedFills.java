package ta.backoffice.advice;

import static ta.backoffice.jooq.Tables.FILLS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.UNDONE_MATCHES;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import ta.backoffice.governance.AuditedRows;
import ta.backoffice.governance.AuditedTable;
import ta.backoffice.jooq.tables.LedgerEntries;
import ta.database.Transaction;

/** The fills that count: their entry was not reversed, and nobody has undone the match. */
final class CountedFills {

    private static final LedgerEntries REVERSAL = LEDGER_ENTRIES.as("reversal");

    private CountedFills() {}

    /** For a query of {@code FILLS} joined with its {@code LEDGER_ENTRIES}. */
    static Condition counts() {
        return isReversed().or(isUndone()).not();
    }

    static Condition isReversed() {
        return DSL.exists(DSL.selectOne()
                .from(REVERSAL)
                .where(REVERSAL.PORTFOLIO_ID.eq(LEDGER_ENTRIES.PORTFOLIO_ID), REVERSAL.REVERSES.eq(LEDGER_ENTRIES.ID)));
    }

    static Condition isUndone() {
        return DSL.exists(DSL.selectOne().from(UNDONE_MATCHES).where(UNDONE_MATCHES.FILL_ID.eq(FILLS.ID)));
    }

    /** The filled units of a line, for a query of {@code RECOMMENDATION_LINES}. */
    static Field<BigDecimal> units() {
        return DSL.field(DSL.select(DSL.coalesce(DSL.sum(FILLS.UNITS), BigDecimal.ZERO))
                        .from(FILLS)
                        .join(LEDGER_ENTRIES)
                        .on(LEDGER_ENTRIES.ID.eq(FILLS.LEDGER_ENTRY_ID))
                        .where(FILLS.LINE_ID.eq(RECOMMENDATION_LINES.ID), counts()))
                .as("filled");
    }

    /** Those of the entries that are fills. */
    static List<UUID> entriesOf(Transaction tx, UUID portfolioId, Collection<UUID> entries) {
        return tx.sql()
                .selectDistinct(FILLS.LEDGER_ENTRY_ID)
                .from(FILLS)
                .where(
                        FILLS.PORTFOLIO_ID.eq(portfolioId),
                        FILLS.LEDGER_ENTRY_ID.eq(DSL.any(entries.toArray(UUID[]::new))))
                .fetch(FILLS.LEDGER_ENTRY_ID);
    }

    /** The state that the fills of a recommendation give it: OPEN, PARTLY_EXECUTED or EXECUTED. */
    static String state(Transaction tx, UUID portfolioId, UUID recommendationId) {
        Field<BigDecimal> filled = units();
        List<Record2<BigDecimal, BigDecimal>> lines = tx.sql()
                .select(RECOMMENDATION_LINES.ESTIMATED_UNITS, filled)
                .from(RECOMMENDATION_LINES)
                .where(
                        RECOMMENDATION_LINES.PORTFOLIO_ID.eq(portfolioId),
                        RECOMMENDATION_LINES.RECOMMENDATION_ID.eq(recommendationId))
                .fetch();
        if (lines.stream().allMatch(line -> line.value2().compareTo(line.value1()) >= 0)) {
            return "EXECUTED";
        }
        return lines.stream().anyMatch(line -> line.value2().signum() > 0) ? "PARTLY_EXECUTED" : "OPEN";
    }

    /** Writes a state of a recommendation that no other one supersedes. */
    static void setState(Transaction tx, UUID portfolioId, UUID recommendationId, String state, AuditedRows audited) {
        tx.sql()
                .update(RECOMMENDATIONS)
                .set(RECOMMENDATIONS.STATE, state)
                .set(RECOMMENDATIONS.STATE_CHANGED_AT, tx.at())
                .set(RECOMMENDATIONS.STATE_CHANGED_BY, tx.actor().name())
                .where(RECOMMENDATIONS.PORTFOLIO_ID.eq(portfolioId), RECOMMENDATIONS.ID.eq(recommendationId))
                .execute();
        audited.and(AuditedTable.RECOMMENDATION, recommendationId);
    }
}
