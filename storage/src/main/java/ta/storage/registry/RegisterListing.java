package ta.storage.registry;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.storage.StorageException;
import ta.storage.Transaction;

/** Adds one listing of an instrument that is known; what is known already is a conflict here, even if it agrees. */
public final class RegisterListing {

    private RegisterListing() {}

    /**
     * @throws StorageException.NotFound when there is no such instrument
     * @throws StorageException.Conflict {@code EXISTS} when the listing is known
     * @throws StorageException.Invalid when no sessions are known for its venue
     */
    public static UUID within(
            Transaction tx, ListingId listing, UUID instrument, ListingTerms terms, Map<String, String> symbols) {
        VenueCalendar.load(tx, listing.mic());
        Instruments.Row of = Instruments.one(tx, instrument);
        if (Listings.find(tx, listing).isPresent()) {
            throw new StorageException.Conflict("EXISTS", listing + " is known already", "");
        }
        return RegisterListings.within(tx, List.of(new NewListing(listing, of.isin(), of.name(), terms, symbols)))
                .get(listing);
    }
}
