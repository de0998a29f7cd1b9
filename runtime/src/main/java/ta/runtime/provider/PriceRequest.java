package ta.runtime.provider;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.backoffice.registry.VenueCalendar;

/**
 * A question to a provider.
 *
 * @param symbol how the provider calls the listing
 * @param calendar of the listing's venue, whose dates the answer is read by
 * @param since the first date of interest
 * @param upTo the present moment; what is after it lies in the future
 */
public record PriceRequest(UUID id, ListingId listing, String symbol, VenueCalendar calendar, LocalDate since, Instant upTo) {}
