package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.INSTRUMENTS;
import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;

import java.util.List;
import java.util.UUID;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * The listings that a portfolio consists of: those of its policy in their order, then those that it holds unassigned.
 */
public final class Constituents {

    private static final String UNKNOWN = "UNKNOWN";

    /**
     * A constituent. {@code type} and {@code distribution} are {@code UNKNOWN} for a listing that was never in a
     * policy.
     */
    public record PortfolioConstituent(
            UUID key,
            ListingId listing,
            String isin,
            String name,
            String sleeve,
            String type,
            String distribution,
            boolean monitored,
            boolean tradable) {}

    private Constituents() {}

    public static List<PortfolioConstituent> of(Transaction tx, UUID portfolioId) {
        return tx.sql()
                .select(PORTFOLIO_CONSTITUENTS.fields())
                .select(LISTINGS.MIC, LISTINGS.TICKER, INSTRUMENTS.ISIN, INSTRUMENTS.NAME)
                .from(PORTFOLIO_CONSTITUENTS)
                .join(LISTINGS)
                .on(LISTINGS.ID.eq(PORTFOLIO_CONSTITUENTS.LISTING_ID))
                .join(INSTRUMENTS)
                .on(INSTRUMENTS.ID.eq(LISTINGS.INSTRUMENT_ID))
                .where(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId))
                .orderBy(PORTFOLIO_CONSTITUENTS.POSITION)
                .fetch(row -> new PortfolioConstituent(
                        row.get(PORTFOLIO_CONSTITUENTS.LISTING_ID),
                        ListingId.of(row.get(LISTINGS.MIC), row.get(LISTINGS.TICKER)),
                        row.get(INSTRUMENTS.ISIN),
                        row.get(INSTRUMENTS.NAME),
                        row.get(PORTFOLIO_CONSTITUENTS.SLEEVE),
                        orUnknown(row.get(PORTFOLIO_CONSTITUENTS.TYPE)),
                        orUnknown(row.get(PORTFOLIO_CONSTITUENTS.DISTRIBUTION)),
                        row.get(PORTFOLIO_CONSTITUENTS.MONITORED),
                        row.get(PORTFOLIO_CONSTITUENTS.TRADABLE)));
    }

    private static String orUnknown(String value) {
        return value == null ? UNKNOWN : value;
    }
}
