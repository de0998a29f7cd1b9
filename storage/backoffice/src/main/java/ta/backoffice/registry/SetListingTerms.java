package ta.backoffice.registry;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/**
 * Sets how a listing is quoted from a date on. Set again for the same date, it is the next revision, which replaces the
 * one before.
 */
public final class SetListingTerms {

    private final Database database;

    public SetListingTerms(Database database) {
        this.database = database;
    }

    /**
     * @return the revision for that date, from 1
     * @throws StorageException.NotFound when the listing is unknown
     */
    public int set(Actor actor, ListingId listing, ListingTerms terms) {
        return database.transact(actor, tx -> within(tx, listing, terms));
    }

    /** As {@link #set}, in a transaction of the caller, for example one that settles a finding. */
    public static int within(Transaction tx, ListingId listing, ListingTerms terms) {
        UUID key = ListingLookup.require(tx, listing);
        int revision = ListingLookup.appendTerms(tx, key, terms);
        Audit.append(
                tx,
                Optional.empty(),
                "registry.terms",
                Map.of(
                        "listing",
                        listing,
                        "valid_from",
                        terms.validFrom(),
                        "currency",
                        terms.currency(),
                        "quote_unit",
                        terms.quoteUnit(),
                        "revision",
                        revision));
        return revision;
    }
}
