package ta.storage.market;

import static ta.storage.jooq.Tables.PRICE_POINTS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.storage.Ids;
import ta.storage.Transaction;
import ta.storage.jooq.tables.records.PricePointsRecord;

/** The rows of {@code price_points}. */
final class PriceStore {

    private record Key(Instant asOf, String source, PriceKind kind) {}

    private record Latest(int revision, PriceObservation seen) {}

    private PriceStore() {}

    /** Stores what is new of one listing, under that listing's lock, so that two deliveries do not number one revision twice. */
    static Ingested append(Transaction tx, UUID listing, List<PriceObservation> observations, Instant receivedAt) {
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended({0}, 2))", DSL.val(listing.toString()));
        Map<Key, Latest> latest = latest(tx, listing, observations);
        List<PricePointsRecord> rows = new ArrayList<>();
        int added = 0;
        for (PriceObservation observation : observations) {
            Key key = new Key(observation.asOf(), observation.source(), observation.kind());
            Latest before = latest.get(key);
            if (before != null && before.seen().sees(observation)) {
                continue;
            }
            int revision = before == null ? 1 : before.revision() + 1;
            latest.put(key, new Latest(revision, observation));
            rows.add(row(observation, revision, receivedAt));
            added += before == null ? 1 : 0;
        }
        tx.sql().batchInsert(rows).execute();
        return new Ingested(added, rows.size() - added, observations.size() - rows.size());
    }

    private static Map<Key, Latest> latest(Transaction tx, UUID listing, List<PriceObservation> observations) {
        Instant from = observations.stream()
                .map(PriceObservation::asOf)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to = observations.stream()
                .map(PriceObservation::asOf)
                .max(Instant::compareTo)
                .orElseThrow();
        Map<Key, Latest> latest = new HashMap<>();
        tx.sql()
                .selectFrom(PRICE_POINTS)
                .where(PRICE_POINTS.LISTING_ID.eq(listing), PRICE_POINTS.AS_OF.between(from, to))
                .orderBy(PRICE_POINTS.REVISION)
                .forEach(row -> {
                    PriceObservation seen = observation(row);
                    latest.put(new Key(seen.asOf(), seen.source(), seen.kind()), new Latest(row.getRevision(), seen));
                });
        return latest;
    }

    private static PriceObservation observation(PricePointsRecord row) {
        return new PriceObservation(
                row.getListingId(),
                row.getAsOf(),
                row.getSource(),
                PriceKind.valueOf(row.getKind()),
                row.getPrice(),
                Optional.ofNullable(row.getCurrency()),
                Optional.ofNullable(row.getQuoteUnit()));
    }

    private static PricePointsRecord row(PriceObservation seen, int revision, Instant receivedAt) {
        return new PricePointsRecord(
                Ids.next(),
                seen.listingId(),
                seen.asOf(),
                seen.source(),
                seen.kind().name(),
                revision,
                seen.price(),
                seen.currency().orElse(null),
                seen.quoteUnit().orElse(null),
                receivedAt);
    }
}
