package ta.backoffice.valuation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.actions.OutstandingActions;
import ta.backoffice.book.Holdings;
import ta.backoffice.book.PooledHolding;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.PriceSeries;
import ta.backoffice.market.RateVerdicts;
import ta.backoffice.market.Restatement;
import ta.backoffice.market.SeriesPrice;
import ta.backoffice.registry.RegisteredListings;
import ta.backoffice.registry.VenueCalendars;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.rules.engine.Engine;
import ta.rules.market.ExchangeRates;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.Holding;
import ta.rules.portfolio.Run;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;
import ta.rules.valuation.Position;

/**
 * A portfolio's holdings at the newest prices. The engine values each holding as it would in a run, but separately, so
 * that a holding without a price or a rate does not leave the others without a value.
 */
public final class PricedHoldings {

    /**
     * A holding with its price and value.
     *
     * @param price the newest close, or a newer intraday price where the policy values by the latest price, per unit as
     *     units are counted now; empty without units
     * @param value in the base currency; empty when no policy defines the price's unit, or when a rate is missing
     */
    public record PricedHolding(
            RegisteredListings.RegisteredListing listing,
            PooledHolding holding,
            Optional<SeriesPrice> price,
            Optional<BigDecimal> value) {}

    /** Most decimals that the database can hold. */
    private static final int PLACES = 18;

    private final Transaction tx;
    private final UUID portfolioId;
    private final Optional<CompiledPolicy> policy;
    private final Restatement restatement;
    private final Set<UUID> split = new HashSet<>();

    private PricedHoldings(Transaction tx, UUID portfolioId, Optional<CompiledPolicy> policy) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.policy = policy;
        this.restatement = new Restatement(tx, portfolioId);
        OutstandingActions.of(tx, portfolioId, tx.at().atZone(ZoneOffset.UTC).toLocalDate())
                .forEach(state -> split.add(state.action().listing()));
    }

    /** One for each listing that the portfolio has or had, by name. */
    public static List<PricedHolding> of(Transaction tx, UUID portfolioId, Optional<CompiledPolicy> policy) {
        List<PooledHolding> holdings = Holdings.of(tx, portfolioId);
        Map<UUID, RegisteredListings.RegisteredListing> listings =
                RegisteredListings.some(
                                tx,
                                holdings.stream().map(PooledHolding::listingId).toList())
                        .stream()
                        .collect(Collectors.toMap(RegisteredListings.RegisteredListing::id, row -> row));
        PricedHoldings priced = new PricedHoldings(tx, portfolioId, policy);
        return holdings.stream()
                .map(holding -> priced.row(Objects.requireNonNull(listings.get(holding.listingId())), holding))
                .sorted(Comparator.comparing(row -> row.listing().listing()))
                .toList();
    }

    private PricedHolding row(RegisteredListings.RegisteredListing listing, PooledHolding holding) {
        if (holding.pool().units().signum() == 0) {
            return new PricedHolding(listing, holding, Optional.empty(), Optional.empty());
        }
        Optional<SeriesPrice> price = price(listing);
        return new PricedHolding(listing, holding, price, price.flatMap(seen -> value(listing, holding, seen)));
    }

    private Optional<SeriesPrice> price(RegisteredListings.RegisteredListing listing) {
        ZoneId zone = new VenueCalendars(tx).of(listing.listing()).zone();
        Optional<SeriesPrice> close = newest(listing, PriceKind.CLOSE, zone);
        boolean latest = policy.map(active -> active.rules().policy().valuationPrice())
                .filter(Policy.ValuationPrice.LATEST::equals)
                .isPresent();
        Optional<SeriesPrice> newest = latest
                ? newest(listing, PriceKind.INTRADAY, zone)
                        .filter(seen -> close.isEmpty()
                                || seen.asOf().isAfter(close.get().asOf()))
                        .or(() -> close)
                : close;
        // While the ledger lacks a split, its units are still those that the price is for.
        return split.contains(listing.id()) ? newest : newest.map(seen -> countedNow(listing, seen, zone));
    }

    private SeriesPrice countedNow(RegisteredListings.RegisteredListing listing, SeriesPrice seen, ZoneId zone) {
        return seen.of(restatement.countedOn(
                listing.id(), seen, seen.price(), tx.at().atZone(zone).toLocalDate(), zone));
    }

    private Optional<SeriesPrice> newest(RegisteredListings.RegisteredListing listing, PriceKind kind, ZoneId zone) {
        return new PriceSeries(tx, portfolioId, listing.id(), kind, tx.at(), zone).newest();
    }

    private Optional<BigDecimal> value(
            RegisteredListings.RegisteredListing listing, PooledHolding holding, SeriesPrice price) {
        Optional<Policy.QuoteUnit> unit =
                policy.map(active -> active.rules().policy().quoteUnits().get(price.quoteUnit()));
        return unit.flatMap(known -> Engine.value(policy.get().rules(), snapshot(listing, holding, price, known)))
                .map(valuation -> valuation.positions().get(listing.listing()))
                .map(Position::value)
                .map(value -> value.scale() > PLACES ? value.setScale(PLACES, RoundingMode.HALF_EVEN) : value);
    }

    /** As if this were the only holding. */
    private Snapshot snapshot(
            RegisteredListings.RegisteredListing listing,
            PooledHolding holding,
            SeriesPrice seen,
            Policy.QuoteUnit unit) {
        String base = policy.get().rules().policy().baseCurrency();
        List<FxRate> rates = new ArrayList<>();
        if (!unit.currency().equals(base)) {
            KnownRates.accepted(tx, RateVerdicts.of(tx, portfolioId))
                    .of(unit.currency(), base, tx.at())
                    .ifPresent(
                            rate -> rates.add(new FxRate(rate.base(), rate.quote(), rate.rate(), rate.asOf(), null)));
        }
        Constituent constituent = new Constituent(
                listing.listing(),
                listing.isin(),
                Policy.UNASSIGNED,
                Policy.UNASSIGNED,
                Policy.UNASSIGNED,
                seen.currency(),
                seen.quoteUnit(),
                true,
                true);
        Price price = Price.alone(
                listing.listing(),
                PriceKind.CLOSE,
                seen.price(),
                seen.currency(),
                seen.quoteUnit(),
                seen.asOf(),
                seen.source());
        Holding held = new Holding(listing.listing(), holding.pool().units(), false);
        return Snapshot.ofPrices(
                new Run(Task.WEEKLY_REVIEW, tx.at(), false),
                constituent,
                Map.of(listing.listing(), held),
                List.of(price),
                new ExchangeRates(rates));
    }
}
