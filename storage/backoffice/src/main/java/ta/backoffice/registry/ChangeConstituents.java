package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * Sets which of a portfolio's listings are monitored and which may be traded. Everything else about a constituent comes
 * from the active policy.
 */
public final class ChangeConstituents {

    public record Flags(ListingId listing, boolean monitored, boolean tradable) {}

    private ChangeConstituents() {}

    /**
     * Constituents that are not named stay unchanged.
     *
     * @throws StorageException.NotFound when the portfolio has no such constituent
     */
    public static void within(Transaction tx, UUID portfolioId, List<Flags> changes) {
        tx.lockPortfolio(portfolioId);
        Map<ListingId, Constituents.PortfolioConstituent> rows = new TreeMap<>();
        Constituents.of(tx, portfolioId).forEach(row -> rows.put(row.listing(), row));
        Map<String, Object> changed = new TreeMap<>();
        for (Flags flags : changes) {
            Constituents.PortfolioConstituent row = rows.get(flags.listing());
            if (row == null) {
                throw new StorageException.NotFound("constituent", flags.listing());
            }
            if (row.monitored() != flags.monitored() || row.tradable() != flags.tradable()) {
                change(tx, portfolioId, row.key(), flags);
                changed.put(
                        flags.listing().text(), Map.of("monitored", flags.monitored(), "tradable", flags.tradable()));
            }
        }
        if (!changed.isEmpty()) {
            Audit.append(tx, Optional.of(portfolioId), "constituents.change", Map.of("listings", changed));
        }
    }

    private static void change(Transaction tx, UUID portfolioId, UUID listing, Flags flags) {
        tx.sql()
                .update(PORTFOLIO_CONSTITUENTS)
                .set(PORTFOLIO_CONSTITUENTS.MONITORED, flags.monitored())
                .set(PORTFOLIO_CONSTITUENTS.TRADABLE, flags.tradable())
                .set(PORTFOLIO_CONSTITUENTS.UPDATED_AT, tx.at())
                .where(
                        PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId),
                        PORTFOLIO_CONSTITUENTS.LISTING_ID.eq(listing))
                .execute();
    }
}
