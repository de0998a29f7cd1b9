package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.CASH_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;

/** A portfolio's cash, from the snapshot that the database maintains. */
public final class CashBalance {

    /** Sum of the amounts of one entry type in the base currency; a reversal cancels its entry. */
    public record Sum(EntryType type, BigDecimal amount) {}

    private CashBalance() {}

    /** Of now: see {@link #at}. */
    public static BigDecimal of(Transaction tx, UUID portfolioId) {
        return at(tx, portfolioId, tx.at());
    }

    /**
     * At a moment: later entries are planned, and do not count yet.
     *
     * @return base currency; below 0 when more was spent than there was, which recorded fills may cause
     */
    public static BigDecimal at(Transaction tx, UUID portfolioId, Instant moment) {
        BigDecimal all = tx.sql()
                .select(CASH_SNAPSHOTS.BALANCE)
                .from(CASH_SNAPSHOTS)
                .where(CASH_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId))
                .fetchOptional(CASH_SNAPSHOTS.BALANCE)
                .orElse(BigDecimal.ZERO);
        return all.subtract(tx.sql()
                .select(DSL.coalesce(DSL.sum(LEDGER_ENTRIES.AMOUNT), BigDecimal.ZERO))
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.TRADE_TIME.gt(moment))
                .fetchSingle()
                .value1());
    }

    /** Where the cash came from and where it went: one sum for each entry type that occurs. */
    public static List<Sum> byType(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(LEDGER_ENTRIES.TYPE, DSL.sum(LEDGER_ENTRIES.AMOUNT))
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId))
                .groupBy(LEDGER_ENTRIES.TYPE)
                .orderBy(LEDGER_ENTRIES.TYPE)
                .fetch(row -> new Sum(EntryType.valueOf(row.value1()), row.value2()));
    }
}
