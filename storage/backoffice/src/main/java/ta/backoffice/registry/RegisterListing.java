package ta.backoffice.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.database.StorageException;
import ta.database.Transaction;

/** Adds one listing of an instrument that is known; what is known already is a conflict here, even if it agrees. */
public final class RegisterListing {

    private RegisterListing() {}

    /**
     * @param instrument of the listing; where it is absent, the starter list has to know the listing, and its instrument is
     *     added with it
     * @throws StorageException.NotFound when there is no such instrument
     * @throws StorageException.Conflict {@code EXISTS} when the listing is known
     * @throws StorageException.Invalid when no sessions are known for its venue, or nobody says whose listing it is
     */
    public static UUID within(
            Transaction tx,
            ListingId listing,
            Optional<UUID> instrument,
            ListingTerms terms,
            Map<String, String> symbols) {
        VenueCalendar.load(tx, listing.mic());
        if (ListingLookup.find(tx, listing).isPresent()) {
            throw new StorageException.Conflict("EXISTS", listing + " is known already", "");
        }
        NewListing wanted = instrument
                .map(id -> Instruments.one(tx, id))
                .map(of -> new NewListing(listing, of.isin(), of.name(), terms, symbols))
                .or(() -> StarterList.find(listing)
                        .map(of -> new NewListing(listing, of.isin(), of.name(), terms, symbols)))
                .orElseThrow(() -> new StorageException.Invalid(
                        "nobody knows whose listing " + listing + " is", "Maybe name its instrument."));
        return RegisterListings.within(tx, List.of(wanted)).get(listing);
    }
}
