package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.backoffice.registry.Observed;
import ta.database.Transaction;
import ta.rules.market.PriceKind;

/** Finds portfolios with simulated prices, which must never be taken for real ones. */
public final class SimulatedPrices {

    private SimulatedPrices() {}

    /**
     * Those of {@code portfolios} that have closes, and where the newest close of every monitored listing is simulated.
     * Listings without a close do not matter.
     */
    public static Set<UUID> among(Transaction tx, Collection<UUID> portfolios) {
        Field<String> source = DSL.field(DSL.name("newest", PRICE_POINTS.SOURCE.getName()), String.class);
        return tx.sql()
                .select(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID)
                .from(PORTFOLIO_CONSTITUENTS)
                .crossJoin(DSL.lateral(DSL.select(PRICE_POINTS.SOURCE)
                                .from(PRICE_POINTS)
                                .where(
                                        PRICE_POINTS.LISTING_ID.eq(PORTFOLIO_CONSTITUENTS.LISTING_ID),
                                        Observed.by(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID, PRICE_POINTS),
                                        PRICE_POINTS.KIND.eq(DSL.inline(PriceKind.CLOSE.name())))
                                .orderBy(PRICE_POINTS.AS_OF.desc(), PRICE_POINTS.RECEIVED_AT.desc())
                                .limit(DSL.inline(1)))
                        .as("newest"))
                .where(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.in(portfolios), PORTFOLIO_CONSTITUENTS.MONITORED.isTrue())
                .groupBy(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID)
                .having(DSL.boolAnd(source.eq(Provider.SIMULATED.text())))
                .fetchSet(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID);
    }
}
