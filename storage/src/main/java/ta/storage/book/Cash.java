package ta.storage.book;

import static ta.storage.jooq.Tables.CASH_SNAPSHOTS;

import java.math.BigDecimal;
import java.util.UUID;
import ta.storage.Transaction;

/** The cash as the database keeps it. */
public final class Cash {

    private Cash() {}

    /** Base currency; below 0 when more was spent than was there, as real fills may. */
    public static BigDecimal of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(CASH_SNAPSHOTS.BALANCE)
                .from(CASH_SNAPSHOTS)
                .where(CASH_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId))
                .fetchOptional(CASH_SNAPSHOTS.BALANCE)
                .orElse(BigDecimal.ZERO);
    }
}
