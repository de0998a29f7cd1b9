package ta.backoffice.registry;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * Adds one listing. Unlike in {@link RegisterListings}, a listing that is already registered is a conflict, even with
 * the same terms.
 */
public final class RegisterListing {

    private RegisterListing() {}

    /**
     * @param instrument of the listing; when it is empty, the starter list must contain the listing, and its instrument
     *     is added too
     * @throws StorageException.NotFound when there is no such instrument
     * @throws StorageException.Conflict {@code EXISTS} when the listing is already registered
     * @throws StorageException.Invalid when the sessions of its venue are not known, or when no instrument is given or
     *     found, or when a listing on an exchange has a fund's pricing
     */
    public static UUID within(
            Transaction tx,
            ListingId listing,
            Optional<UUID> instrument,
            ListingTerms terms,
            Map<String, String> symbols,
            Optional<FundPricing> pricing) {
        new VenueCalendars(tx).of(listing);
        if (ListingLookup.find(tx, listing).isPresent()) {
            throw new StorageException.Conflict("EXISTS", listing + " is already registered", "");
        }
        NewListing wanted = instrument
                .map(id -> Instruments.one(tx, id))
                .map(of -> new NewListing(listing, of.isin(), of.name(), terms, symbols, pricing))
                .or(() -> StarterList.find(listing)
                        .map(of -> new NewListing(listing, of.isin(), of.name(), terms, symbols, pricing)))
                .orElseThrow(() -> new StorageException.Invalid(
                        "the instrument of " + listing + " is not known", "Maybe name its instrument."));
        return Objects.requireNonNull(
                RegisterListings.within(tx, List.of(wanted)).get(listing));
    }
}
