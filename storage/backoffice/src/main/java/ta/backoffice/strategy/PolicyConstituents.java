package ta.backoffice.strategy;

import static ta.backoffice.jooq.Tables.HOLDING_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.NewListing;
import ta.backoffice.registry.RegisterListings;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/** Copies what a policy says about each instrument into the portfolio's constituents. */
final class PolicyConstituents {

    /** First day of the terms of a listing that had no terms before. */
    private static final LocalDate ALWAYS = LocalDate.of(1990, 1, 1);

    private PolicyConstituents() {}

    static void requireCurrency(Transaction tx, UUID portfolioId, String currency) {
        String base = tx.sql()
                .select(PORTFOLIOS.BASE_CURRENCY)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchSingle(PORTFOLIOS.BASE_CURRENCY);
        if (!base.equals(currency)) {
            throw new StorageException.Conflict(
                    "CURRENCY_DIFFERS",
                    "the policy is in " + currency + ", the portfolio in " + base,
                    "Maybe activate it for another portfolio.");
        }
    }

    static void assign(Transaction tx, UUID portfolioId, Policy policy) {
        Map<ListingId, UUID> keys = register(tx, policy);
        int position = 0;
        for (Policy.Instrument instrument : policy.instruments()) {
            tx.sql()
                    .insertInto(PORTFOLIO_CONSTITUENTS)
                    .set(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID, portfolioId)
                    .set(PORTFOLIO_CONSTITUENTS.LISTING_ID, keys.get(instrument.listing()))
                    .set(PORTFOLIO_CONSTITUENTS.POSITION, position)
                    .set(PORTFOLIO_CONSTITUENTS.SLEEVE, instrument.sleeve())
                    .set(PORTFOLIO_CONSTITUENTS.TYPE, instrument.type())
                    .set(PORTFOLIO_CONSTITUENTS.DISTRIBUTION, instrument.distribution())
                    .onConflict(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID, PORTFOLIO_CONSTITUENTS.LISTING_ID)
                    .doUpdate()
                    .set(PORTFOLIO_CONSTITUENTS.POSITION, position)
                    .set(PORTFOLIO_CONSTITUENTS.SLEEVE, instrument.sleeve())
                    .set(PORTFOLIO_CONSTITUENTS.TYPE, instrument.type())
                    .set(PORTFOLIO_CONSTITUENTS.DISTRIBUTION, instrument.distribution())
                    .set(PORTFOLIO_CONSTITUENTS.UPDATED_AT, tx.at())
                    .execute();
            position++;
        }
        unassignOthers(tx, portfolioId, List.copyOf(keys.values()), position);
    }

    /** Removes constituents that are not in the policy; those that are held stay, unassigned. */
    private static void unassignOthers(Transaction tx, UUID portfolioId, List<UUID> named, int from) {
        tx.sql()
                .deleteFrom(PORTFOLIO_CONSTITUENTS)
                .where(
                        PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId),
                        PORTFOLIO_CONSTITUENTS.LISTING_ID.notIn(named))
                .execute();
        int position = from;
        for (UUID held : tx.sql()
                .select(HOLDING_SNAPSHOTS.LISTING_ID)
                .from(HOLDING_SNAPSHOTS)
                .where(
                        HOLDING_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId),
                        HOLDING_SNAPSHOTS.UNITS.gt(BigDecimal.ZERO),
                        HOLDING_SNAPSHOTS.LISTING_ID.notIn(named))
                .orderBy(HOLDING_SNAPSHOTS.LISTING_ID)
                .fetch(HOLDING_SNAPSHOTS.LISTING_ID)) {
            tx.sql()
                    .insertInto(PORTFOLIO_CONSTITUENTS)
                    .set(PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID, portfolioId)
                    .set(PORTFOLIO_CONSTITUENTS.LISTING_ID, held)
                    .set(PORTFOLIO_CONSTITUENTS.POSITION, position)
                    .set(PORTFOLIO_CONSTITUENTS.SLEEVE, Policy.UNASSIGNED)
                    .execute();
            position++;
        }
    }

    /** Registered listings must agree with the terms of today; unknown ones are added. */
    private static Map<ListingId, UUID> register(Transaction tx, Policy policy) {
        LocalDate today = tx.at().atZone(ZoneOffset.UTC).toLocalDate();
        List<NewListing> listings = new ArrayList<>();
        for (Policy.Instrument instrument : policy.instruments()) {
            boolean known = ListingLookup.find(tx, instrument.listing()).isPresent();
            listings.add(new NewListing(
                    instrument.listing(),
                    instrument.isin(),
                    instrument.name(),
                    instrument.currency(),
                    instrument.quoteUnit(),
                    known ? today : ALWAYS));
        }
        return RegisterListings.within(tx, listings);
    }
}
