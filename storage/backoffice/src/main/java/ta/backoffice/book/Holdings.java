package ta.backoffice.book;

import static ta.backoffice.jooq.Tables.HOLDING_SNAPSHOTS;

import java.util.List;
import java.util.UUID;
import ta.database.Transaction;

/** A portfolio's holdings, from the snapshots that the database maintains. */
public final class Holdings {

    private Holdings() {}

    /** One for each listing that the portfolio has or had, in the order of the listings' ids. */
    public static List<PooledHolding> of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .selectFrom(HOLDING_SNAPSHOTS)
                .where(HOLDING_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(HOLDING_SNAPSHOTS.LISTING_ID)
                .fetch(row -> new PooledHolding(
                        row.getListingId(), new Pool(row.getUnits(), row.getPoolCost(), row.getRealised())));
    }
}
