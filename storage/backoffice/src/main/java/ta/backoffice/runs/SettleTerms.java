package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.market.JudgePrices;
import ta.backoffice.market.PriceReview;
import ta.backoffice.market.QuoteUnits;
import ta.backoffice.market.ReviewPrice;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.SetListingTerms;
import ta.backoffice.registry.VenueCalendars;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * Resolves findings by new terms: since a date, the listing has been quoted in another currency or unit. The
 * portfolio's quarantined observations from that date on are accepted in those terms; other portfolios must review
 * theirs. All observations of the listing are judged again: a wrong date would make right prices wrong.
 */
public final class SettleTerms {

    private final Database database;
    private final ActivePolicies policies;

    public SettleTerms(Database database, ActivePolicies policies) {
        this.database = database;
        this.policies = policies;
    }

    /**
     * @return the number of observations that were accepted
     * @throws StorageException.NotFound if the listing is unknown
     * @throws StorageException.Conflict {@code UNKNOWN_QUOTE_UNIT} if the portfolio's active policy cannot read a price
     *     in these terms
     */
    public int settle(Actor actor, UUID portfolioId, ListingId listing, ListingTerms terms, String reason) {
        return database.transact(actor, tx -> within(tx, policies, portfolioId, listing, terms, reason));
    }

    /** Does the same as a part of a transaction. */
    public static int within(
            Transaction tx,
            ActivePolicies policies,
            UUID portfolioId,
            ListingId listing,
            ListingTerms terms,
            String reason) {
        tx.lockPortfolio(portfolioId);
        policies.of(tx, portfolioId)
                .ifPresent(active ->
                        QuoteUnits.requireKnown(active.rules().policy(), terms.currency(), terms.quoteUnit()));
        UUID key = ListingLookup.find(tx, listing).orElseThrow(() -> new StorageException.NotFound("listing", listing));
        SetListingTerms.within(tx, listing, terms);
        List<UUID> quarantined = quarantined(tx, portfolioId, listing, key, terms);
        for (UUID observation : quarantined) {
            ReviewPrice.within(
                    tx, portfolioId, new PriceReview.Terms(observation, terms.currency(), terms.quoteUnit(), reason));
        }
        // What was before the change, or came after it in the old unit, is now read otherwise.
        new JudgePrices(policies).received(tx, portfolioId, Instant.EPOCH, Set.of(key));
        return quarantined.size();
    }

    private static List<UUID> quarantined(
            Transaction tx, UUID portfolioId, ListingId listing, UUID key, ListingTerms terms) {
        ZoneId zone = new VenueCalendars(tx).of(listing).zone();
        return tx.sql()
                .selectDistinct(PRICE_POINTS.ID)
                .from(PRICE_POINTS)
                .join(PRICE_FINDINGS)
                .on(PRICE_FINDINGS.PRICE_POINT_ID.eq(PRICE_POINTS.ID))
                .where(
                        PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId),
                        PRICE_FINDINGS.SEVERITY.eq("critical"),
                        PRICE_POINTS.LISTING_ID.eq(key),
                        PRICE_POINTS.AS_OF.ge(
                                terms.validFrom().atStartOfDay(zone).toInstant()),
                        DSL.notExists(DSL.selectOne()
                                .from(PRICE_REVIEWS)
                                .where(
                                        PRICE_REVIEWS.PRICE_POINT_ID.eq(PRICE_POINTS.ID),
                                        PRICE_REVIEWS.PORTFOLIO_ID.eq(portfolioId))))
                .fetch(PRICE_POINTS.ID);
    }
}
