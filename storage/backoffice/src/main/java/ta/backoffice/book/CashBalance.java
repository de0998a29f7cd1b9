package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.CASH_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.CURRENCY_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.database.Transaction;
import ta.rules.portfolio.EntryType;

/** A portfolio's cash, from the snapshots that the database maintains. */
public final class CashBalance {

    /** Sum of the amounts of one entry type in the base currency; a reversal cancels its entry. */
    public record Sum(EntryType type, BigDecimal amount) {}

    private static final Field<BigDecimal> BASE_CASH = DSL.coalesce(
            DSL.sum(LEDGER_ENTRIES.AMOUNT)
                    .filterWhere(LEDGER_ENTRIES
                            .CURRENCY_AMOUNT
                            .isNull()
                            .or(LEDGER_ENTRIES.TYPE.eq(EntryType.EXCHANGE.name()))),
            BigDecimal.ZERO);

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
                .select(BASE_CASH)
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId), LEDGER_ENTRIES.TRADE_TIME.gt(moment))
                .fetchSingle()
                .value1());
    }

    /** The cash in each other currency, of now: see {@link #at}. */
    public static SortedMap<String, BigDecimal> inCurrencies(Transaction tx, UUID portfolioId) {
        SortedMap<String, BigDecimal> balances = new TreeMap<>(tx.sql()
                .selectFrom(CURRENCY_SNAPSHOTS)
                .where(CURRENCY_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId))
                .fetchMap(CURRENCY_SNAPSHOTS.CURRENCY, CURRENCY_SNAPSHOTS.BALANCE));
        tx.sql()
                .select(LEDGER_ENTRIES.CURRENCY, DSL.sum(LEDGER_ENTRIES.CURRENCY_AMOUNT))
                .from(LEDGER_ENTRIES)
                .where(
                        LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId),
                        LEDGER_ENTRIES.TRADE_TIME.gt(tx.at()),
                        LEDGER_ENTRIES.CURRENCY_AMOUNT.isNotNull())
                .groupBy(LEDGER_ENTRIES.CURRENCY)
                .forEach(later -> balances.merge(later.value1(), later.value2().negate(), BigDecimal::add));
        return balances;
    }

    /** Where the cash came from and where it went: one sum for each entry type that moved it. */
    public static List<Sum> byType(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(LEDGER_ENTRIES.TYPE, BASE_CASH)
                .from(LEDGER_ENTRIES)
                .where(LEDGER_ENTRIES.PORTFOLIO_ID.eq(portfolioId))
                .groupBy(LEDGER_ENTRIES.TYPE)
                .orderBy(LEDGER_ENTRIES.TYPE)
                .fetch(row -> new Sum(EntryType.valueOf(row.value1()), row.value2()));
    }
}
