package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.LISTINGS;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** The calendars of listings, each read once: that of the venue, or the fund's own. */
public final class VenueCalendars {

    private final Transaction tx;
    private final Map<String, VenueCalendar> known = new HashMap<>();

    public VenueCalendars(Transaction tx) {
        this.tx = tx;
    }

    /**
     * A fund that is not registered has the usual calendar.
     *
     * @throws StorageException.Invalid when the venue's sessions are not known
     */
    public VenueCalendar of(ListingId listing) {
        return known.computeIfAbsent(
                FundPricing.calendarOf(listing),
                name -> FundPricing.isFund(listing)
                        ? VenueCalendar.load(tx, pricing(listing).orElse(FundPricing.USUAL))
                        : VenueCalendar.load(tx, name));
    }

    private Optional<FundPricing> pricing(ListingId listing) {
        return tx.sql()
                .select(LISTINGS.FUND_CALENDAR, LISTINGS.PRICE_DUE_SESSIONS)
                .from(LISTINGS)
                .where(LISTINGS.MIC.eq(listing.mic()), LISTINGS.TICKER.eq(listing.ticker()))
                .fetchOptional(row -> new FundPricing(row.value1(), row.value2()));
    }
}
