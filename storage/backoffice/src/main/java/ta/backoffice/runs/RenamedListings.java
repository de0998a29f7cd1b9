package ta.backoffice.runs;

import java.util.Map;
import ta.backoffice.registry.FormerCodes;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/** Refuses a run whose policy names a listing by a ticker that has changed: it would see neither units nor prices. */
final class RenamedListings {

    private RenamedListings() {}

    /**
     * @throws StorageException.Conflict {@code LISTING_DIFFERS}
     */
    static void requireNone(Transaction tx, Policy policy) {
        Map<ListingId, FormerCodes.Former> renamed = FormerCodes.listings(tx);
        for (Policy.Instrument instrument : policy.instruments()) {
            FormerCodes.Former former = renamed.get(instrument.listing());
            if (former != null) {
                throw new StorageException.Conflict(
                        "LISTING_DIFFERS",
                        "the policy names " + instrument.listing() + ", which is " + former.name() + " since "
                                + former.until(),
                        "Maybe activate a version of the policy that names " + former.name() + ".");
            }
        }
    }
}
