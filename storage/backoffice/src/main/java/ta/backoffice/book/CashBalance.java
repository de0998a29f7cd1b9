package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.CASH_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.database.Transaction;

/** The cash as the database keeps it. */
public final class CashBalance {

    /** What the entries of one type did to the cash, reversed ones taken back. */
    public record Sum(EntryType type, BigDecimal amount) {}

    private CashBalance() {}

    /** Base currency; below 0 when more was spent than was there, as real fills may. */
    public static BigDecimal of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(CASH_SNAPSHOTS.BALANCE)
                .from(CASH_SNAPSHOTS)
                .where(CASH_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId))
                .fetchOptional(CASH_SNAPSHOTS.BALANCE)
                .orElse(BigDecimal.ZERO);
    }

    /** Where it came from and where it went, for each type that there is an entry of. */
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
