package ta.runtime.provider.simulated;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.backoffice.registry.VenueCalendar;
import ta.rules.market.PriceKind;
import ta.rules.portfolio.ListingId;

/**
 * Simulated closes, the same on every machine: correlated random walks that have fixed prices at the anchor, the
 * session at which the sample was created. So the current figures are the same on any day, and the walks continue in
 * both directions.
 */
public final class SimulatedMarket {

    private static final int YEARS_BEFORE = 4;

    private final VenueCalendar calendar;
    private final LocalDate anchor;
    private final List<LocalDate> before;
    private final List<LocalDate> after;
    private final Map<ListingId, NavigableMap<LocalDate, BigDecimal>> walked = new HashMap<>();

    /**
     * @param upTo the last session of the market, the anchor or one after it
     */
    public SimulatedMarket(VenueCalendar calendar, LocalDate anchor, LocalDate upTo) {
        this.calendar = calendar;
        this.anchor = anchor;
        this.before = anchor.minusYears(YEARS_BEFORE)
                .datesUntil(anchor.plusDays(1))
                .filter(calendar::isSession)
                .toList();
        LocalDate first = anchor.plusDays(1);
        this.after = first.datesUntil(upTo.isBefore(anchor) ? first : upTo.plusDays(1))
                .filter(calendar::isSession)
                .toList();
    }

    /** The closes of the sample's listings in the sessions after {@code after}, up to and including {@code upTo}. */
    public List<PriceObservation> closes(Map<ListingId, UUID> keys, LocalDate after, LocalDate upTo) {
        return Stream.of(SimulatedListing.values())
                .map(SimulatedListing::listing)
                .flatMap(listing -> Optional.ofNullable(keys.get(listing)).stream()
                        .flatMap(key -> closes(listing, key, after, upTo).stream()))
                .toList();
    }

    /** The closes of one listing, which may be outside the sample. */
    List<PriceObservation> closes(ListingId listing, UUID key, LocalDate after, LocalDate upTo) {
        return prices(listing).subMap(after, false, upTo, true).keySet().stream()
                .map(session -> observation(listing, key, session))
                .toList();
    }

    /** The close of one unit, in pounds. */
    public BigDecimal pounds(SimulatedListing listing, LocalDate session) {
        return price(listing.listing(), session).movePointLeft(2);
    }

    /**
     * Reports the sample's listings in pence, as the venue quotes them. The newest close of one listing is reported in
     * pounds, a fault that real feeds have now and then. Other listings are reported without a currency and unit.
     */
    private PriceObservation observation(ListingId listing, UUID key, LocalDate session) {
        Optional<SimulatedListing> sample = SimulatedListing.of(listing);
        boolean inPounds = listing.equals(SimulatedListing.HEALTHCARE.listing()) && session.equals(anchor);
        BigDecimal price = price(listing, session);
        return new PriceObservation(
                key,
                calendar.close(session),
                Provider.SIMULATED.text(),
                PriceKind.CLOSE,
                inPounds ? price.movePointLeft(2) : price,
                sample.map(one -> "GBP"),
                sample.map(one -> inPounds ? "GBP" : "GBX"));
    }

    private BigDecimal price(ListingId listing, LocalDate session) {
        return Objects.requireNonNull(prices(listing).get(session), "the day is a session");
    }

    private NavigableMap<LocalDate, BigDecimal> prices(ListingId listing) {
        return walked.computeIfAbsent(
                listing,
                id -> walk(SimulatedListing.of(id).map(SimulatedListing::walk).orElseGet(() -> RandomWalk.of(id))));
    }

    private NavigableMap<LocalDate, BigDecimal> walk(RandomWalk walk) {
        NavigableMap<LocalDate, BigDecimal> prices = new TreeMap<>();
        double logarithm = 0;
        for (int index = 0; index > -before.size(); index--) {
            prices.put(before.get(before.size() - 1 + index), walk.price(logarithm));
            logarithm -= walk.change(index);
        }
        logarithm = 0;
        for (int index = 1; index <= after.size(); index++) {
            logarithm += walk.change(index);
            prices.put(after.get(index - 1), walk.price(logarithm));
        }
        return prices;
    }
}
