package ta.runtime.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.storage.market.PriceKind;
import ta.storage.market.PriceObservation;
import ta.storage.registry.VenueCalendar;

/**
 * Closes that nobody ever paid, the same on every machine: correlated random walks that meet fixed prices at the anchor, the
 * session at which the sample was made. So today's figures are the same whatever the day, and the walks go on in both directions.
 */
final class SimulatedMarket {

    static final String SOURCE = "simulated";

    private static final double SESSIONS_A_YEAR = 252;
    private static final double WORLD_DAILY = 0.004;

    /** The sessions up to the anchor in which the world fell, so that there is a drawdown to be seen, and by how much each. */
    private static final int FALL_SESSIONS = 24;

    private static final double FALL_DAILY = 0.002;

    /** The sessions before the anchor in which the short gilts stood still: one more than the policy's check allows. */
    private static final int STILL_FROM = -120;

    private static final int STILL_UP_TO = STILL_FROM + 11;

    private static final int YEARS_BEFORE = 4;

    private final VenueCalendar calendar;
    private final LocalDate anchor;
    private final Map<SimulatedListing, NavigableMap<LocalDate, BigDecimal>> pence =
            new EnumMap<>(SimulatedListing.class);

    /**
     * @param upTo the last session that it knows, the anchor or one after it
     */
    SimulatedMarket(VenueCalendar calendar, LocalDate anchor, LocalDate upTo) {
        this.calendar = calendar;
        this.anchor = anchor;
        List<LocalDate> before = anchor.minusYears(YEARS_BEFORE)
                .datesUntil(anchor.plusDays(1))
                .filter(calendar::isSession)
                .toList();
        List<LocalDate> after = anchor.plusDays(1)
                .datesUntil(upTo.plusDays(1))
                .filter(calendar::isSession)
                .toList();
        for (SimulatedListing listing : SimulatedListing.values()) {
            pence.put(listing, walk(listing, before, after));
        }
    }

    private static NavigableMap<LocalDate, BigDecimal> walk(
            SimulatedListing listing, List<LocalDate> before, List<LocalDate> after) {
        NavigableMap<LocalDate, BigDecimal> prices = new TreeMap<>();
        double logarithm = 0;
        for (int index = 0; index > -before.size(); index--) {
            prices.put(before.get(before.size() - 1 + index), price(listing, logarithm));
            logarithm -= change(listing, index);
        }
        logarithm = 0;
        for (int index = 1; index <= after.size(); index++) {
            logarithm += change(listing, index);
            prices.put(after.get(index - 1), price(listing, logarithm));
        }
        return prices;
    }

    /** The closes of the sessions after {@code after}, up to {@code upTo}, of the listings that it knows. */
    List<PriceObservation> closes(Map<ListingId, UUID> keys, LocalDate after, LocalDate upTo) {
        List<PriceObservation> closes = new ArrayList<>();
        pence.forEach((listing, prices) -> Optional.ofNullable(keys.get(listing.listing()))
                .ifPresent(key -> prices.subMap(after, false, upTo, true)
                        .keySet()
                        .forEach(session -> closes.add(observation(listing, key, session)))));
        return closes;
    }

    /** Of one unit, in pounds. */
    BigDecimal pounds(SimulatedListing listing, LocalDate session) {
        return pence.get(listing).get(session).movePointLeft(2);
    }

    /** In pence, as the venue quotes it; but the newest close of one is reported in pounds, as feeds do now and then. */
    private PriceObservation observation(SimulatedListing listing, UUID key, LocalDate session) {
        boolean inPounds = listing == SimulatedListing.HEALTHCARE && session.equals(anchor);
        return new PriceObservation(
                key,
                calendar.close(session),
                SOURCE,
                PriceKind.CLOSE,
                inPounds ? pounds(listing, session) : pence.get(listing).get(session),
                Optional.of("GBP"),
                Optional.of(inPounds ? "GBP" : "GBX"));
    }

    private static BigDecimal price(SimulatedListing listing, double logarithm) {
        return BigDecimal.valueOf(listing.pence() * StrictMath.exp(logarithm)).setScale(2, RoundingMode.HALF_EVEN);
    }

    /**
     * What the price's logarithm gained in the session.
     *
     * @param index 0 is the anchor, -1 the session before it
     */
    private static double change(SimulatedListing listing, int index) {
        if (listing == SimulatedListing.SHORT_GILTS && index > STILL_FROM && index <= STILL_UP_TO) {
            return 0;
        }
        boolean falls = index <= 0 && index > -FALL_SESSIONS;
        double world = WORLD_DAILY * gaussian("world", index) * (falls ? 0.5 : 1) - (falls ? FALL_DAILY : 0);
        return listing.yearly() / SESSIONS_A_YEAR
                + listing.beta() * world
                + listing.daily() * gaussian(listing.ticker(), index);
    }

    /** The seed is made of the name's hash, which the language defines, and mixed, for near seeds have near first numbers. */
    private static double gaussian(String name, int index) {
        long seed = (name.hashCode() * 31L + index) * 0x9E3779B97F4A7C15L;
        return new Random(seed ^ (seed >>> 29)).nextGaussian();
    }
}
