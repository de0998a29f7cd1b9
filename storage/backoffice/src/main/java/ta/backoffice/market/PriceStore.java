package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PRICE_POINTS;

import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.records.PricePointsRecord;
import ta.database.Ids;
import ta.database.Transaction;
import ta.rules.market.PriceKind;

/** The rows of {@code price_points}. */
final class PriceStore {

    private static final String COPY = "copy ta.price_points (id, listing_id, as_of, source, kind, revision, price,"
            + " currency, quote_unit, received_at) from stdin";

    /** A null in the text format of {@code copy}. */
    private static final String NULL = "\\N";

    private record Key(Instant asOf, String source, PriceKind kind) {}

    private record Latest(int revision, PriceObservation seen) {}

    private PriceStore() {}

    /**
     * Stores the new observations of one listing. The listing's lock keeps two deliveries from using the same revision
     * number.
     */
    static Ingested append(Transaction tx, UUID listing, List<PriceObservation> observations, Instant receivedAt) {
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended({0}, 2))", DSL.val(listing.toString()));
        Map<Key, Latest> latest = latest(tx, listing, observations);
        StringBuilder rows = new StringBuilder();
        int added = 0;
        int revised = 0;
        for (PriceObservation observation : observations) {
            Key key = new Key(observation.asOf(), observation.source(), observation.kind());
            Latest before = latest.get(key);
            if (before != null && before.seen().hasValueOf(observation)) {
                continue;
            }
            int revision = before == null ? 1 : before.revision() + 1;
            latest.put(key, new Latest(revision, observation));
            write(rows, observation, revision, receivedAt);
            added += before == null ? 1 : 0;
            revised += before == null ? 0 : 1;
        }
        if (rows.length() > 0) {
            tx.copyIn(COPY, new StringReader(rows.toString()));
        }
        return new Ingested(added, revised, observations.size() - added - revised);
    }

    /**
     * Appends one line in the text format of {@code copy}. The currency is escaped: the source may report any text
     * there, and only the database checks it.
     */
    private static void write(StringBuilder rows, PriceObservation seen, int revision, Instant receivedAt) {
        rows.append(Ids.next())
                .append('\t')
                .append(seen.listingId())
                .append('\t')
                .append(seen.asOf())
                .append('\t')
                .append(seen.source())
                .append('\t')
                .append(seen.kind().name())
                .append('\t')
                .append(revision)
                .append('\t')
                .append(seen.price().toPlainString())
                .append('\t')
                .append(seen.currency().map(PriceStore::escaped).orElse(NULL))
                .append('\t')
                .append(seen.quoteUnit().orElse(NULL))
                .append('\t')
                .append(receivedAt)
                .append('\n');
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
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
}
