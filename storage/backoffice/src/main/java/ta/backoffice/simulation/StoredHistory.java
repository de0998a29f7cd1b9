package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import ta.backoffice.market.KnownRates;
import ta.backoffice.market.PriceSeries;
import ta.backoffice.market.RateVerdicts;
import ta.backoffice.market.Restatement;
import ta.backoffice.market.SeriesPrice;
import ta.backoffice.registry.CorporateActions;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.ListingLookup;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.registry.VenueCalendars;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.backoffice.simulation.ListingHistory.DaySplit;
import ta.database.Transaction;
import ta.rules.json.Decimals;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/**
 * The closes, splits and exchange rates that a portfolio accepts, of the instruments of some policies. Dividends are
 * not stored, so there are none.
 */
public final class StoredHistory {

    /** A close per unit as units were counted on its date, in the unit of its source. */
    private record StoredClose(String quoteUnit, BigDecimal price) {}

    private final Transaction tx;
    private final UUID portfolioId;
    private final Instant upTo;
    private final Restatement restatement;
    private final CorporateActions actions;
    private final HistoryRates rates;
    private final Map<String, VenueCalendar> calendars = new HashMap<>();
    private final Map<ListingId, NavigableMap<LocalDate, StoredClose>> closes = new LinkedHashMap<>();
    private final Map<ListingId, List<DaySplit>> splits = new HashMap<>();

    private StoredHistory(Transaction tx, UUID portfolioId, Collection<Policy> policies, Instant upTo) {
        this.tx = tx;
        this.portfolioId = portfolioId;
        this.upTo = upTo;
        this.restatement = new Restatement(tx, portfolioId);
        this.actions = CorporateActions.load(tx, portfolioId);
        TreeSet<String> currencies = new TreeSet<>();
        policies.forEach(policy -> {
            currencies.add(policy.baseCurrency());
            policy.quoteUnits().values().forEach(unit -> currencies.add(unit.currency()));
        });
        this.rates = new HistoryRates(
                KnownRates.accepted(tx, RateVerdicts.of(tx, portfolioId)).observations(currencies, upTo));
    }

    /**
     * @param upTo later observations are left out
     */
    public static StoredHistory load(Transaction tx, UUID portfolioId, Collection<Policy> policies, Instant upTo) {
        StoredHistory history = new StoredHistory(tx, portfolioId, policies, upTo);
        policies.forEach(policy -> policy.instruments().forEach(instrument -> history.read(instrument.listing())));
        return history;
    }

    private void read(ListingId listing) {
        VenueCalendar calendar =
                calendars.computeIfAbsent(FundPricing.calendarOf(listing), name -> new VenueCalendars(tx).of(listing));
        if (closes.containsKey(listing)) {
            return;
        }
        TreeMap<LocalDate, StoredClose> byDate = new TreeMap<>();
        closes.put(listing, byDate);
        Optional<UUID> key = ListingLookup.find(tx, listing);
        if (key.isEmpty()) {
            return;
        }
        TreeSet<LocalDate> seen = new TreeSet<>();
        PriceSeries series =
                new PriceSeries(tx, portfolioId, key.get(), PriceKind.CLOSE, upTo, calendar.zone()).inOnePage();
        for (int i = 0; series.get(i).isPresent(); i++) {
            SeriesPrice price = series.get(i).orElseThrow();
            LocalDate date = price.asOf().atZone(calendar.zone()).toLocalDate();
            // The newest of a date counts, accepted or not: an older one must not stand in for it.
            if (seen.add(date) && !price.quarantined()) {
                BigDecimal counted = restatement.asCountedThen(key.get(), price, date, calendar.zone());
                byDate.put(date, new StoredClose(price.quoteUnit(), counted));
            }
        }
        splits.put(
                listing,
                actions.of(key.get()).stream()
                        .filter(action -> !action.withdrawn() && action.split().isPresent())
                        .map(action -> new DaySplit(
                                action.effectiveOn(), action.split().orElseThrow()))
                        .toList());
    }

    /** The calendars of the venues of all policies. */
    public Map<String, VenueCalendar> calendars() {
        return Map.copyOf(calendars);
    }

    /** The history as a policy sees it: each close in the quote unit that the policy has for the listing. */
    public MarketHistory of(Policy policy) {
        Map<ListingId, ListingHistory> listings = new LinkedHashMap<>();
        for (Policy.Instrument instrument : policy.instruments()) {
            List<DayPrice> prices = new ArrayList<>();
            closes.getOrDefault(instrument.listing(), new TreeMap<>())
                    .forEach((date, close) -> price(policy, instrument, close)
                            .ifPresent(price -> prices.add(new DayPrice(date, price, null))));
            listings.put(
                    instrument.listing(),
                    new ListingHistory(prices, List.of(), splits.getOrDefault(instrument.listing(), List.of())));
        }
        return new MarketHistory(listings, rates);
    }

    /** Empty if the source's unit is of another currency, or unknown to the policy. */
    private static Optional<BigDecimal> price(Policy policy, Policy.Instrument instrument, StoredClose close) {
        Policy.QuoteUnit wanted = policy.quoteUnit(instrument.quoteUnit());
        if (wanted.code().equals(close.quoteUnit())) {
            return Optional.of(close.price());
        }
        return Optional.ofNullable(policy.quoteUnits().get(close.quoteUnit()))
                .filter(unit -> unit.currency().equals(wanted.currency()))
                .map(unit -> Decimals.atMost18(
                        close.price().multiply(unit.factor()).divide(wanted.factor(), MathContext.DECIMAL128)));
    }
}
