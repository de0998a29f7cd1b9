package ta.backoffice.market;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import ta.backoffice.governance.Audit;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;

/**
 * Stores prices as sources report them. A known price changes nothing; another value for the same moment is stored as a
 * revision.
 */
public final class IngestPrices {

    private final Database database;

    public IngestPrices(Database database) {
        this.database = database;
    }

    /**
     * @param receivedAt when the delivery arrived
     * @throws StorageException.Invalid when a listing is unknown
     */
    public Ingested ingest(Actor actor, List<PriceObservation> observations, Instant receivedAt) {
        return database.transact(actor, tx -> within(tx, observations, receivedAt));
    }

    /** As {@link #ingest}, in a transaction of the caller, for example a price refresh. */
    public static Ingested within(Transaction tx, List<PriceObservation> observations, Instant receivedAt) {
        Instant received = Bounds.time("time of receipt", receivedAt);
        SortedMap<UUID, List<PriceObservation>> byListing = observations.stream()
                .collect(Collectors.groupingBy(PriceObservation::listingId, TreeMap::new, Collectors.toList()));
        Ingested total = byListing.entrySet().stream()
                .map(entry -> PriceStore.append(tx, entry.getKey(), entry.getValue(), received))
                .reduce(Ingested.NOTHING, Ingested::plus);
        if (total.changed()) {
            Audit.append(
                    tx,
                    Optional.empty(),
                    "prices.ingest",
                    Map.of("listings", byListing.size(), "added", total.added(), "revised", total.revised()));
        }
        return total;
    }
}
