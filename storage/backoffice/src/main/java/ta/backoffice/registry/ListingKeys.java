package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.LISTINGS;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import ta.database.Transaction;
import ta.rules.portfolio.ListingId;

/** The ids of all listings, for callers that read or print many of them. */
public final class ListingKeys {

    private ListingKeys() {}

    public static SortedMap<ListingId, UUID> all(Transaction tx) {
        SortedMap<ListingId, UUID> keys = new TreeMap<>();
        tx.sql()
                .select(LISTINGS.MIC, LISTINGS.TICKER, LISTINGS.ID)
                .from(LISTINGS)
                .forEach(row -> keys.put(ListingId.of(row.value1(), row.value2()), row.value3()));
        return keys;
    }
}
