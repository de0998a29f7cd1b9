package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.HOLDING_SNAPSHOTS;
import static ta.backoffice.jooq.Tables.LISTINGS;
import static ta.backoffice.jooq.Tables.MANUAL_PRICES;
import static ta.backoffice.jooq.Tables.PORTFOLIO_CONSTITUENTS;
import static ta.backoffice.jooq.Tables.PRICE_POINTS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.Observed;
import ta.backoffice.registry.RegisteredListings;
import ta.database.Transaction;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;

/**
 * A listing whose prices a portfolio monitors.
 *
 * @param symbols the provider's symbol, by the provider's name
 * @param newestClose from any source; empty when there is no close yet
 * @param manual whether a person enters its prices, so that no provider is asked
 */
public record WatchedListing(
        UUID id,
        ListingId listing,
        String isin,
        Map<String, String> symbols,
        Optional<Instant> newestClose,
        boolean manual) {

    public WatchedListing(
            UUID id, ListingId listing, String isin, Map<String, String> symbols, Optional<Instant> newestClose) {
        this(id, listing, isin, symbols, newestClose, false);
    }

    /**
     * The listings that the portfolio monitors, by name: those of its policy, and those that it holds before there is
     * one.
     */
    public static List<WatchedListing> of(Transaction tx, UUID portfolioId) {
        Field<Instant> observed = DSL.field(DSL.select(DSL.max(PRICE_POINTS.AS_OF))
                .from(PRICE_POINTS)
                .where(
                        PRICE_POINTS.LISTING_ID.eq(LISTINGS.ID),
                        Observed.by(portfolioId, PRICE_POINTS),
                        PRICE_POINTS.KIND.eq(DSL.inline(PriceKind.CLOSE.name()))));
        // Of others, what a person enters leaves open since when a provider is to be asked.
        Field<Instant> entered = DSL.field(DSL.select(DSL.max(MANUAL_PRICES.AS_OF))
                .from(MANUAL_PRICES)
                .where(
                        MANUAL_PRICES.LISTING_ID.eq(LISTINGS.ID),
                        MANUAL_PRICES.PORTFOLIO_ID.eq(portfolioId),
                        MANUAL_PRICES.KIND.eq(DSL.inline(PriceKind.CLOSE.name())),
                        LISTINGS.MANUALLY_PRICED.isTrue()));
        Field<Instant> newest = DSL.greatest(observed, entered).as("newest_close");
        Map<UUID, Optional<Instant>> closes = tx
                .sql()
                .select(LISTINGS.ID, newest)
                .from(LISTINGS)
                .leftJoin(PORTFOLIO_CONSTITUENTS)
                .on(
                        PORTFOLIO_CONSTITUENTS.LISTING_ID.eq(LISTINGS.ID),
                        PORTFOLIO_CONSTITUENTS.PORTFOLIO_ID.eq(portfolioId))
                .where(PORTFOLIO_CONSTITUENTS
                        .MONITORED
                        .isTrue()
                        .or(PORTFOLIO_CONSTITUENTS
                                .LISTING_ID
                                .isNull()
                                .and(LISTINGS.ID.in(DSL.select(HOLDING_SNAPSHOTS.LISTING_ID)
                                        .from(HOLDING_SNAPSHOTS)
                                        .where(
                                                HOLDING_SNAPSHOTS.PORTFOLIO_ID.eq(portfolioId),
                                                HOLDING_SNAPSHOTS.UNITS.gt(BigDecimal.ZERO))))))
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> row.value1(), row -> Optional.ofNullable(row.value2())));
        return RegisteredListings.some(tx, closes.keySet()).stream()
                .map(row -> new WatchedListing(
                        row.id(),
                        row.listing(),
                        row.isin(),
                        row.providerSymbols(),
                        Objects.requireNonNull(closes.get(row.id())),
                        row.pricing().filter(FundPricing::manual).isPresent()))
                .sorted(Comparator.comparing(WatchedListing::listing))
                .toList();
    }
}
