package ta.backoffice.registry;

import ta.database.StorageException;
import ta.rules.portfolio.ListingId;

/**
 * When a fund that is on no exchange is priced: once on each session of its calendar, at noon.
 *
 * @param calendar the venue whose sessions are the fund's
 * @param dueSessions how many sessions later the price of a session is due, 0 to 10
 * @param manual whether a person enters its prices, so that no provider is asked
 */
public record FundPricing(String calendar, int dueSessions, boolean manual) {

    /** The venue of listings that are on no exchange (ISO 10383). */
    public static final String OFF_EXCHANGE = "XOFF";

    /** A British fund, whose price is published on the next working day. */
    public static final FundPricing USUAL = new FundPricing("XLON", 1);

    private static final int DUE_MAX = 10;

    /**
     * @throws StorageException.Invalid when the sessions of the calendar are not known
     */
    public FundPricing {
        VenueHours.of(calendar);
        if (dueSessions < 0 || dueSessions > DUE_MAX) {
            throw new StorageException.Invalid(
                    "a fund's price is due 0 to " + DUE_MAX + " sessions after its own, not " + dueSessions, "");
        }
    }

    public FundPricing(String calendar, int dueSessions) {
        this(calendar, dueSessions, false);
    }

    static StorageException.Invalid refused(ListingId listing) {
        return new StorageException.Invalid(
                listing + " has the calendar of its venue",
                "Maybe leave its calendar out, or use the venue " + OFF_EXCHANGE
                        + " for a fund that is on no exchange.");
    }

    /** Names the calendar of a listing: that of its venue, or its own. */
    public static String calendarOf(ListingId listing) {
        return isFund(listing) ? listing.text() : listing.mic();
    }

    public static boolean isFund(ListingId listing) {
        return listing.mic().equals(OFF_EXCHANGE);
    }
}
