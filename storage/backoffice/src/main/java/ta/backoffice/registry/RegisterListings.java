package ta.backoffice.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** Adds listings for all portfolios. A listing that is already registered must agree, and stays unchanged. */
public final class RegisterListings {

    private final Database database;

    public RegisterListings(Database database) {
        this.database = database;
    }

    /**
     * @return the id of each listing
     * @throws StorageException.Conflict when a listing is registered with another ISIN, or with other terms on that
     *     date
     * @throws StorageException.Invalid when an ISIN has a wrong check digit
     */
    public Map<ListingId, UUID> register(Actor actor, List<NewListing> listings) {
        return database.transact(actor, tx -> within(tx, listings));
    }

    /** As {@link #register}, in a transaction of the caller, for example the activation of a policy. */
    public static Map<ListingId, UUID> within(Transaction tx, List<NewListing> listings) {
        // Sorted, so that two transactions that add the same listings do not wait for each other.
        SortedMap<ListingId, NewListing> sorted = new TreeMap<>();
        listings.forEach(listing -> sorted.put(listing.id(), listing));
        Map<ListingId, UUID> keys = new LinkedHashMap<>();
        Map<String, Object> added = new TreeMap<>();
        sorted.forEach((id, listing) -> {
            boolean known = ListingLookup.find(tx, id).isPresent();
            keys.put(id, known ? requireAgreement(tx, listing) : add(tx, listing));
            if (!known) {
                added.put(id.text(), listing.isin());
            }
        });
        if (!added.isEmpty()) {
            Audit.append(tx, Optional.empty(), "registry.register", Map.of("listings", added));
        }
        return keys;
    }

    private static UUID add(Transaction tx, NewListing listing) {
        UUID instrument = ListingLookup.instrument(tx, listing.isin(), listing.name());
        UUID key = ListingLookup.insert(tx, listing, instrument);
        if (ListingLookup.terms(tx, key, listing.terms().validFrom()).isEmpty()) {
            ListingLookup.appendTerms(tx, key, listing.terms());
        }
        return requireAgreement(tx, listing);
    }

    private static String quotation(ListingTerms terms) {
        return terms.quoteUnit() + " (" + terms.currency() + ") from " + terms.validFrom();
    }

    private static UUID requireAgreement(Transaction tx, NewListing listing) {
        UUID key = ListingLookup.require(tx, listing.id());
        String isin = ListingLookup.isin(tx, key).orElseThrow();
        if (!isin.equals(listing.isin())) {
            throw new StorageException.Conflict(
                    "LISTING_DIFFERS",
                    listing.id() + " is registered with the ISIN " + isin + ", not " + listing.isin(),
                    "");
        }
        Optional<ListingTerms> terms =
                ListingLookup.terms(tx, key, listing.terms().validFrom());
        if (terms.isPresent() && !terms.get().sameQuotation(listing.terms())) {
            throw new StorageException.Conflict(
                    "LISTING_DIFFERS",
                    listing.id() + " is quoted in " + quotation(terms.get()) + ", not " + quotation(listing.terms()),
                    "Maybe use that quote unit instead, or set its terms from that date first.");
        }
        return key;
    }
}
