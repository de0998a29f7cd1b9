package ta.runtime.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ta.backoffice.registry.VenueCalendar;
import ta.rules.portfolio.ListingId;

/**
 * A request to a provider.
 *
 * @param isin of the listing's instrument
 * @param symbol the provider's name of the listing
 * @param calendar of the listing's venue; its time zone defines the dates of prices
 * @param since the first date of interest
 * @param upTo the present time; a later price is an error
 */
public record PriceRequest(
        UUID id,
        ListingId listing,
        String isin,
        String symbol,
        VenueCalendar calendar,
        LocalDate since,
        Instant upTo) {}
