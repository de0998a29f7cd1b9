package ta.backoffice.registry;

import java.time.LocalDate;
import java.time.ZoneOffset;
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

    /**
     * The refusal of a listing whose ISIN is not the registered one: an ISIN that it had before, or perhaps a new one.
     *
     * @param isin as it is registered
     */
    public static StorageException.Conflict otherIsin(Transaction tx, ListingId listing, String isin, String given) {
        Optional<FormerCodes.Former> former = FormerCodes.isin(tx, given)
                .filter(found -> ListingLookup.isin(tx, found.listing()).equals(Optional.of(isin)));
        return new StorageException.Conflict(
                "LISTING_DIFFERS",
                former.map(found -> listing + " has the ISIN " + isin + " since " + found.until() + "; " + given
                                + " was its ISIN before")
                        .orElse(listing + " is registered with the ISIN " + isin + ", not " + given),
                former.isPresent()
                        ? "Maybe write " + isin + " instead."
                        : "Maybe its ISIN has changed: then record the corporate action first, by ta action record"
                                + " ISIN_CHANGE " + listing + " --to " + given + " --on " + today(tx)
                                + ", with the day of the change.");
    }

    private static LocalDate today(Transaction tx) {
        return LocalDate.ofInstant(tx.at(), ZoneOffset.UTC);
    }

    private static void requireNotRenamed(Transaction tx, NewListing listing) {
        FormerCodes.listing(tx, listing.id())
                .filter(former -> isSameInstrument(tx, former, listing.isin()))
                .ifPresent(former -> {
                    throw new StorageException.Conflict(
                            "LISTING_DIFFERS",
                            listing.id() + " is " + former.name() + " since " + former.until(),
                            "Maybe write " + former.name() + " instead.");
                });
    }

    /** Another instrument may get a ticker that is free. */
    private static boolean isSameInstrument(Transaction tx, FormerCodes.Former former, String isin) {
        return ListingLookup.isin(tx, former.listing()).filter(isin::equals).isPresent()
                || FormerCodes.isins(tx, former.instrument()).contains(isin);
    }

    private static UUID add(Transaction tx, NewListing listing) {
        requireNotRenamed(tx, listing);
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
            throw otherIsin(tx, listing.id(), isin, listing.isin());
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
