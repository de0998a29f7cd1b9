package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.CORPORATE_ACTIONS;
import static ta.backoffice.jooq.Tables.FX_RATES;
import static ta.backoffice.jooq.Tables.LEDGER_ENTRIES;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.PORTFOLIOS;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;
import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;
import static ta.backoffice.jooq.Tables.RATE_FINDINGS;
import static ta.backoffice.jooq.Tables.RATE_REVIEWS;
import static ta.backoffice.jooq.Tables.RECOMMENDATION_LINES;
import static ta.backoffice.jooq.Tables.RUN_INPUT_REFS;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.records.CorporateActionsRecord;
import ta.backoffice.jooq.tables.records.FxRatesRecord;
import ta.backoffice.jooq.tables.records.PricePointsRecord;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.ListingTerms;
import ta.backoffice.registry.Observed;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.VenueCalendars;
import ta.backoffice.valuation.PolicyHistory;
import ta.database.Transaction;
import ta.rules.policy.Policy;

/**
 * The listings that a portfolio has to do with, their prices and corporate actions, and the exchange rates of its
 * currencies. Observations of one moment are in the order in which they count, the first one first.
 */
final class PortfolioMarket {

    private final Transaction tx;
    private final UUID portfolioId;
    private final Instant until;

    /**
     * @param until later prices and rates are left out
     */
    PortfolioMarket(Transaction tx, UUID portfolioId, Instant until) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.until = until;
    }

    /** What the portfolio consists of, holds or held, was advised to trade, and whose prices were judged; by name. */
    List<RegisteredListings.RegisteredListing> listings() {
        Set<UUID> ids = new HashSet<>();
        for (TableField<?, UUID> listing : List.of(
                PORTFOLIO_CONSTITUENTS.LISTING_ID,
                LEDGER_ENTRIES.LISTING_ID,
                MANUAL_PRICES.LISTING_ID,
                PRICE_FINDINGS.LISTING_ID,
                RECOMMENDATION_LINES.LISTING_ID)) {
            ids.addAll(distinct(listing));
        }
        ids.addAll(tx.sql()
                .selectDistinct(PRICE_POINTS.LISTING_ID)
                .from(PRICE_POINTS)
                .where(PRICE_POINTS.ID.in(referenced(PRICE_REVIEWS.PRICE_POINT_ID, RUN_INPUT_REFS.PRICE_POINT_ID)))
                .fetch(PRICE_POINTS.LISTING_ID));
        Set<UUID> successors = successors(ids);
        while (ids.addAll(successors)) {
            successors = successors(successors);
        }
        return RegisteredListings.some(tx, ids).stream()
                .sorted(Comparator.comparing(RegisteredListings.RegisteredListing::listing))
                .toList();
    }

    private Set<UUID> successors(Set<UUID> listings) {
        return tx.sql()
                .selectDistinct(CORPORATE_ACTIONS.SUCCESSOR_LISTING_ID)
                .from(CORPORATE_ACTIONS)
                .where(
                        CORPORATE_ACTIONS.LISTING_ID.in(listings),
                        CORPORATE_ACTIONS.SUCCESSOR_LISTING_ID.isNotNull(),
                        CorporateActions.seenBy(portfolioId))
                .fetchSet(CORPORATE_ACTIONS.SUCCESSOR_LISTING_ID);
    }

    /** The ids of the prices and rates that rows of the portfolio name. */
    Set<UUID> referenced() {
        return referenced(
                PRICE_REVIEWS.PRICE_POINT_ID,
                PRICE_FINDINGS.PRICE_POINT_ID,
                RUN_INPUT_REFS.PRICE_POINT_ID,
                RATE_FINDINGS.FX_RATE_ID,
                RATE_REVIEWS.FX_RATE_ID,
                RUN_INPUT_REFS.FX_RATE_ID);
    }

    @SafeVarargs
    private Set<UUID> referenced(TableField<?, UUID>... references) {
        Set<UUID> ids = new HashSet<>();
        for (TableField<?, UUID> reference : references) {
            ids.addAll(distinct(reference));
        }
        return ids;
    }

    private List<UUID> distinct(TableField<?, UUID> column) {
        Field<UUID> portfolio = column.getTable().field("portfolio_id", UUID.class);
        return tx.sql()
                .selectDistinct(column)
                .from(column.getTable())
                .where(DSL.val(portfolioId).eq(portfolio), column.isNotNull())
                .fetch(column);
    }

    /** The currencies that prices are converted between; rates of others do not matter. */
    Set<String> currencies() {
        Set<String> currencies = new TreeSet<>();
        currencies.add(tx.sql()
                .select(PORTFOLIOS.BASE_CURRENCY)
                .from(PORTFOLIOS)
                .where(PORTFOLIOS.ID.eq(portfolioId))
                .fetchSingle(PORTFOLIOS.BASE_CURRENCY));
        PolicyHistory.load(tx, portfolioId).quoteUnits().values().stream()
                .map(Policy.QuoteUnit::currency)
                .forEach(currencies::add);
        return currencies;
    }

    /** The prices of a listing that the portfolio sees, by kind and moment. */
    Cursor<PricePointsRecord> prices(UUID listing) {
        return prices(listing, Observed.by(portfolioId, PRICE_POINTS));
    }

    /** Those that all portfolios share. */
    Cursor<PricePointsRecord> sharedPrices(UUID listing) {
        return prices(listing, Observed.byAll(PRICE_POINTS));
    }

    private Cursor<PricePointsRecord> prices(UUID listing, Condition seen) {
        return tx.sql()
                .selectFrom(PRICE_POINTS)
                .where(PRICE_POINTS.LISTING_ID.eq(listing), PRICE_POINTS.AS_OF.le(until), seen)
                .orderBy(
                        PRICE_POINTS.KIND,
                        PRICE_POINTS.AS_OF,
                        PRICE_POINTS.RECEIVED_AT.desc(),
                        PRICE_POINTS.REVISION.desc(),
                        PRICE_POINTS.ID)
                .fetchSize(1000)
                .fetchLazy();
    }

    /** The rates that the portfolio sees, by pair and moment: none if it has one currency. */
    Cursor<FxRatesRecord> rates() {
        return rates(Observed.by(portfolioId, FX_RATES));
    }

    /** Those that all portfolios share, of the same pairs. */
    Cursor<FxRatesRecord> sharedRates() {
        return rates(Observed.byAll(FX_RATES));
    }

    private Cursor<FxRatesRecord> rates(Condition seen) {
        Set<String> currencies = currencies();
        Condition converted = currencies.size() == 1 ? DSL.falseCondition() : FX_RATES.QUOTE.in(currencies);
        return tx.sql()
                .selectFrom(FX_RATES)
                .where(FX_RATES.AS_OF.le(until), converted, seen)
                .orderBy(
                        FX_RATES.BASE,
                        FX_RATES.QUOTE,
                        FX_RATES.AS_OF,
                        FX_RATES.RECEIVED_AT.desc(),
                        FX_RATES.REVISION.desc(),
                        FX_RATES.ID)
                .fetchSize(1000)
                .fetchLazy();
    }

    /** The corporate actions of these listings that the portfolio sees; the last revision of each first. */
    List<CorporateActionsRecord> actions(Set<UUID> listings) {
        return actions(listings, CorporateActions.seenBy(portfolioId));
    }

    /** Those that all portfolios share. */
    List<CorporateActionsRecord> sharedActions(Set<UUID> listings) {
        return actions(listings, Observed.byAll(CORPORATE_ACTIONS));
    }

    private List<CorporateActionsRecord> actions(Set<UUID> listings, Condition seen) {
        return tx.sql()
                .selectFrom(CORPORATE_ACTIONS)
                .where(CORPORATE_ACTIONS.LISTING_ID.in(listings), seen)
                .orderBy(
                        CORPORATE_ACTIONS.LISTING_ID,
                        CORPORATE_ACTIONS.KIND,
                        CORPORATE_ACTIONS.EFFECTIVE_ON,
                        CORPORATE_ACTIONS.REVISION.desc())
                .fetch();
    }

    /** How the prices of a listing are quoted where their source does not say. */
    Quotation quotation(RegisteredListings.RegisteredListing listing) {
        return new Quotation(
                new VenueCalendars(tx).of(listing.listing()).zone(), ListingLookup.history(tx, listing.id()));
    }

    /**
     * Fills in the currency and the unit of a price from the terms of its day.
     *
     * @param newestFirst the terms of the listing
     */
    record Quotation(ZoneId zone, List<ListingTerms> newestFirst) {

        void complete(Record price) {
            if (price.get(PRICE_POINTS.CURRENCY) != null && price.get(PRICE_POINTS.QUOTE_UNIT) != null) {
                return;
            }
            LocalDate day = price.get(PRICE_POINTS.AS_OF).atZone(zone).toLocalDate();
            Optional<ListingTerms> terms = newestFirst.stream()
                    .filter(since -> !since.validFrom().isAfter(day))
                    .findFirst();
            terms.ifPresent(valid -> {
                if (price.get(PRICE_POINTS.CURRENCY) == null) {
                    price.set(PRICE_POINTS.CURRENCY, valid.currency());
                }
                if (price.get(PRICE_POINTS.QUOTE_UNIT) == null) {
                    price.set(PRICE_POINTS.QUOTE_UNIT, valid.quoteUnit());
                }
            });
        }
    }
}
