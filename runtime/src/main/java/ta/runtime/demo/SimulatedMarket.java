package ta.runtime.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.storage.market.PriceKind;
import ta.storage.market.PriceObservation;
import ta.storage.registry.VenueCalendar;

/** Closes that nobody ever paid: a random walk for each listing, the same on every machine. */
final class SimulatedMarket {

    static final String SOURCE = "simulated";
    static final LocalDate START = LocalDate.of(2025, 12, 15);

    private static final double DAILY_DRIFT = 0.0003;

    private final VenueCalendar calendar;

    SimulatedMarket(VenueCalendar calendar) {
        this.calendar = calendar;
    }

    /** The closes of all sessions up to {@code upTo}, in pence. */
    List<PriceObservation> closes(Map<ListingId, UUID> keys, Instant upTo) {
        List<PriceObservation> closes = new ArrayList<>();
        keys.forEach((listing, key) -> closes.addAll(closes(listing, key, upTo)));
        return closes;
    }

    private List<PriceObservation> closes(ListingId listing, UUID key, Instant upTo) {
        List<PriceObservation> closes = new ArrayList<>();
        // The seed is the name's hash, which the language defines.
        Random random = new Random(listing.text().hashCode());
        double price = 900 + random.nextInt(9000);
        double daily = listing.ticker().equals("CSH2") || listing.ticker().equals("IGL5") ? 0.0005 : 0.012;
        for (LocalDate day = START; !day.isAfter(calendar.lastSessionClosedAt(upTo)); day = day.plusDays(1)) {
            if (calendar.isSession(day)) {
                price *= StrictMath.exp(DAILY_DRIFT + daily * random.nextGaussian());
                closes.add(new PriceObservation(
                        key,
                        calendar.close(day),
                        SOURCE,
                        PriceKind.CLOSE,
                        BigDecimal.valueOf(price).setScale(2, RoundingMode.HALF_EVEN),
                        Optional.of("GBP"),
                        Optional.of("GBX")));
            }
        }
        return closes;
    }
}
