package ta.backoffice.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import ta.rules.portfolio.ListingId;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.backoffice.governance.Audit;

/** Makes listings known to all. What is known already must agree; then it stays as it is. */
public final class RegisterListings {

    private final Database database;

    public RegisterListings(Database database) {
        this.database = database;
    }

    /**
     * @return the key of each listing
     * @throws StorageException.Conflict when a listing is known with another ISIN, or other terms on that date
     * @throws StorageException.Invalid when an ISIN has a wrong check digit
     */
    public Map<ListingId, UUID> register(Actor actor, List<NewListing> listings) {
        return database.transact(actor, tx -> within(tx, listings));
    }

    /** The same as a part of a transaction, as of the activation of a policy. */
    public static Map<ListingId, UUID> within(Transaction tx, List<NewListing> listings) {
        // In one order whoever registers, so that two who register the same do not wait for each other.
        SortedMap<ListingId, NewListing> sorted = new TreeMap<>();
        listings.forEach(listing -> sorted.put(listing.id(), listing));
        Map<ListingId, UUID> keys = new LinkedHashMap<>();
        Map<String, Object> added = new TreeMap<>();
        sorted.forEach((id, listing) -> {
            boolean known = ListingLookup.find(tx, id).isPresent();
            keys.put(id, known ? agreed(tx, listing) : added(tx, listing));
            if (!known) {
                added.put(id.text(), listing.isin());
            }
        });
        if (!added.isEmpty()) {
            Audit.append(tx, Optional.empty(), "registry.register", Map.of("listings", added));
        }
        return keys;
    }

    private static UUID added(Transaction tx, NewListing listing) {
        UUID instrument = ListingLookup.instrument(tx, listing.isin(), listing.name());
        UUID key = ListingLookup.insert(tx, listing, instrument);
        if (ListingLookup.terms(tx, key, listing.terms().validFrom()).isEmpty()) {
            ListingLookup.appendTerms(tx, key, listing.terms());
        }
        return agreed(tx, listing);
    }

    private static String quotation(ListingTerms terms) {
        return terms.quoteUnit() + " (" + terms.currency() + ") from " + terms.validFrom() + " on";
    }

    private static UUID agreed(Transaction tx, NewListing listing) {
        UUID key = ListingLookup.require(tx, listing.id());
        String isin = ListingLookup.isin(tx, key).orElseThrow();
        if (!isin.equals(listing.isin())) {
            throw new StorageException.Conflict(
                    "LISTING_DIFFERS",
                    listing.id() + " is known with the ISIN " + isin + ", not " + listing.isin(),
                    "");
        }
        Optional<ListingTerms> terms = ListingLookup.terms(tx, key, listing.terms().validFrom());
        if (terms.isPresent() && !terms.get().sameQuotation(listing.terms())) {
            throw new StorageException.Conflict(
                    "LISTING_DIFFERS",
                    listing.id() + " is quoted in " + quotation(terms.get()) + ", not " + quotation(listing.terms()),
                    "Maybe set its terms from that date on first.");
        }
        return key;
    }
}
