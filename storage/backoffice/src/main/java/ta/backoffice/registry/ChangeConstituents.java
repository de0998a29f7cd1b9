package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;

/**
 * Says which of a portfolio's listings are watched and which may be traded. All else that is known of them the active policy
 * says, and only it.
 */
public final class ChangeConstituents {

    /** What is said of one of them. */
    public record Flags(ListingId listing, boolean monitored, boolean tradable) {}

    private ChangeConstituents() {}

    /**
     * Those that are not named stay as they are.
     *
     * @throws StorageException.NotFound when the portfolio has no such constituent
     */
    public static void within(Transaction tx, UUID portfolioId, List<Flags> wishes) {
        tx.lockPortfolio(portfolioId);
        Map<ListingId, Constituents.PortfolioConstituent> rows = new TreeMap<>();
        Constituents.of(tx, portfolioId).forEach(row -> rows.put(row.listing(), row));
        Map<String, Object> changed = new TreeMap<>();
        for (Flags wish : wishes) {
            Constituents.PortfolioConstituent row = rows.get(wish.listing());
            if (row == null) {
                throw new StorageException.NotFound("constituent", wish.listing());
            }
            if (row.monitored() != wish.monitored() || row.tradable() != wish.tradable()) {
                change(tx, portfolioId, row.key(), wish);
                changed.put(wish.listing().text(), Map.of("monitored", wish.monitored(), "tradable", wish.tradable()));
            }
        }
        if (!changed.isEmpty()) {
            Audit.append(tx, Optional.of(portfolioId), "constituents.change", Map.of("listings", changed));
        }
    }

    private static void change(Transaction tx, UUID portfolioId, UUID listing, Flags wish) {
        tx.sql()
                .update(PORTFOLIO_CONSTITUENTS)
                .set(PORTFOLIO_CONSTITUENTS.MONITORED, wish.monitored())
                .set(PORTFOLIO_CONSTITUENTS.TRADABLE, wish.tradable())
                .set(PORTFOLIO_CONSTITUENTS.UPDATED_AT, tx.at())
                .where(
                        PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId),
                        PORTFOLIO_CONSTITUENTS.LISTING_ID.eq(listing))
                .execute();
    }
}
