package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import ta.backoffice.registry.FundPricing;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.simulation.ListingHistory.DayPrice;
import ta.rules.finding.Check;
import ta.rules.json.Decimals;
import ta.rules.market.ExchangeRates;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.performance.Book.SessionPrice;
import ta.rules.performance.Book.Split;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;
import ta.rules.valuation.PriceBase;

/** The policy's listings, their venues and the exchange rates, as far as a simulation has come. */
final class SimulatedMarket implements AutoCloseable {

    private final Policy policy;
    private final SimulatedRates rates;
    private final CloseGate gate;
    private final Map<ListingId, SimulatedListing> listings = new LinkedHashMap<>();
    private int heldBack;

    /**
     * @param calendars of the venues of the policy's instruments
     */
    SimulatedMarket(
            Policy policy,
            MarketHistory history,
            Map<String, VenueCalendar> calendars,
            CloseGate gate,
            SimulatedRates rates,
            int acceptAfter) {
        this.policy = policy;
        this.rates = rates;
        this.gate = gate;
        BigDecimal factor = Optional.ofNullable(policy.dataQuality().checks().get(Check.QUOTE_SCALE.text()))
                .map(check -> check.limits().get("factor"))
                .orElse(BigDecimal.ONE);
        for (Policy.Instrument instrument : policy.instruments()) {
            ListingId listing = instrument.listing();
            listings.put(
                    listing,
                    new SimulatedListing(
                            instrument,
                            Objects.requireNonNull(calendars.get(FundPricing.calendarOf(listing))),
                            history.listings().getOrDefault(listing, ListingHistory.NONE),
                            gate,
                            acceptAfter,
                            factor));
        }
    }

    void begin(LocalDate from) {
        listings.values().forEach(listing -> listing.begin(from, rates::accepted));
    }

    Iterable<SimulatedListing> listings() {
        return listings.values();
    }

    SimulatedListing listing(ListingId listing) {
        return Objects.requireNonNull(listings.get(listing));
    }

    /** The splits of all listings. */
    List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (SimulatedListing listing : listings.values()) {
            listing.history()
                    .splits()
                    .forEach(split -> splits.add(new Split(
                            listing.listing(),
                            split.date().atStartOfDay(listing.calendar().zone()).toInstant(),
                            split.ratio().before(),
                            split.ratio().after())));
        }
        return splits;
    }

    /** Whether any venue of the policy trades. */
    boolean isSession(LocalDate day) {
        return listings.values().stream().anyMatch(listing -> listing.calendar().isSession(day));
    }

    /** When the first venue opens on a day; empty if none does. */
    Optional<Instant> firstOpen(LocalDate day) {
        return listings.values().stream()
                .map(SimulatedListing::calendar)
                .filter(calendar -> calendar.isSession(day))
                .map(calendar -> calendar.open(day))
                .min(Instant::compareTo);
    }

    /** The listings whose venue trades on a day, by the moment at which it closes. */
    NavigableMap<Instant, List<SimulatedListing>> closing(LocalDate day) {
        TreeMap<Instant, List<SimulatedListing>> closing = new TreeMap<>();
        for (SimulatedListing listing : listings.values()) {
            if (listing.calendar().isSession(day)) {
                closing.computeIfAbsent(listing.calendar().close(day), at -> new ArrayList<>())
                        .add(listing);
            }
        }
        return closing;
    }

    /** The listings with a known opening price on a day, by the moment at which their venue opens. */
    NavigableMap<Instant, List<SimulatedListing>> opening(LocalDate day) {
        TreeMap<Instant, List<SimulatedListing>> opening = new TreeMap<>();
        for (SimulatedListing listing : listings.values()) {
            if (listing.calendar().isSession(day)
                    && listing.on(day).filter(price -> price.open() != null).isPresent()) {
                opening.computeIfAbsent(listing.calendar().open(day), at -> new ArrayList<>())
                        .add(listing);
            }
        }
        return opening;
    }

    /** Judges the close of a day, if the history has one. */
    void close(SimulatedListing listing, LocalDate day, Instant at, SimulatedBook book) {
        DayPrice price = listing.on(day).orElse(null);
        if (price != null) {
            listing.take(
                    price,
                    Optional.ofNullable(
                            book.holding(listing.listing(), listing.trustedAt().orElse(null))),
                    rates.accepted(at));
            heldBack += Objects.requireNonNull(listing.newest()).isHeldBack() ? 1 : 0;
        }
    }

    /** Whether the newest close of a listing, or a rate, asks for a freeze, and nobody has looked yet. */
    boolean isFrozen(Instant at) {
        return rates.isFrozen(at)
                || listings.values().stream()
                        .map(SimulatedListing::newest)
                        .anyMatch(close -> close != null && close.asksForFreeze());
    }

    int heldBack() {
        return heldBack;
    }

    /** What a listing's close of a day is worth in the base currency; empty if there is none that can be traded at. */
    Optional<BigDecimal> tradedClose(SimulatedListing listing, LocalDate day, Instant at) {
        SimulatedClose close = listing.newest();
        return close == null || !close.date().equals(day) || close.isHeldBack()
                ? Optional.empty()
                : inBaseCurrency(listing, close.price(), at);
    }

    /** Likewise of its open, which is judged like an intraday price. */
    Optional<BigDecimal> tradedOpen(SimulatedListing listing, LocalDate day, Instant at) {
        return listing.open(day, at, rates.accepted(at)).flatMap(open -> inBaseCurrency(listing, open, at));
    }

    /** The prices that a valuation may use; a venue that is shut has its last close. */
    List<SessionPrice> prices(LocalDate day, Instant at, Collection<ListingId> traded) {
        List<SessionPrice> prices = new ArrayList<>();
        for (ListingId id : traded) {
            SimulatedListing listing = listing(id);
            SimulatedClose close = listing.newest();
            boolean open = listing.calendar().isSession(day);
            if (close == null || close.isHeldBack() || (!open && close.isProvisional())) {
                continue;
            }
            LocalDate expected = open ? day : listing.calendar().previousSession(day);
            if (close.date().equals(expected)) {
                boolean provisional = close.isProvisional()
                        || rates.isWarned(
                                policy.quoteUnit(listing.constituent().quoteUnit())
                                        .currency(),
                                at);
                inBaseCurrency(listing, listing.restated(close, day), at)
                        .ifPresent(price -> prices.add(new SessionPrice(id, price, provisional)));
            }
        }
        return prices;
    }

    /** An amount of a listing's quote unit; empty if a rate is missing, or if it is not above 0. */
    Optional<BigDecimal> inBaseCurrency(SimulatedListing listing, BigDecimal price, Instant at) {
        Policy.QuoteUnit unit = policy.quoteUnit(listing.constituent().quoteUnit());
        FxRate rate = rate(unit.currency(), at);
        if (rate == null && !unit.currency().equals(policy.baseCurrency())) {
            return Optional.empty();
        }
        Price fact = Price.alone(
                listing.listing(), PriceKind.CLOSE, price, unit.currency(), unit.code(), at, SimulatedListing.SOURCE);
        return Optional.of(Decimals.atMost18(
                        PriceBase.of(fact, unit, rate, policy.baseCurrency()).priceBase()))
                .filter(base -> base.signum() > 0);
    }

    /** An amount of a currency in the base currency; empty if there is no rate. */
    Optional<BigDecimal> converted(BigDecimal amount, String currency, Instant at) {
        FxRate rate = rate(currency, at);
        if (currency.equals(policy.baseCurrency())) {
            return Optional.of(amount);
        }
        return Optional.ofNullable(rate)
                .map(found -> found.joins(currency, policy.baseCurrency())
                        ? amount.multiply(found.rate())
                        : amount.divide(found.rate(), HistoryRates.CROSS));
    }

    private @Nullable FxRate rate(String currency, Instant at) {
        return rates.accepted(currency, at).orElse(null);
    }

    /** The rates that a run uses. */
    ExchangeRates rates(Instant at) {
        return rates.used(at);
    }

    /** Whether a run is refused, as it would use a doubtful rate that no check of the policy stops. */
    boolean isRefused(Instant at) {
        return rates.isRefused(at);
    }

    @Override
    public void close() {
        gate.close();
    }
}
