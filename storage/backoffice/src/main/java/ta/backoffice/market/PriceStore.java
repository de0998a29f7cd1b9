package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PRICE_POINTS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import ta.backoffice.jooq.tables.records.PricePointsRecord;
import ta.backoffice.registry.Observed;
import ta.database.Ids;
import ta.database.Transaction;
import ta.rules.market.PriceKind;

/** The rows of {@code price_points}. */
final class PriceStore {

    /** Arrays, one for each column, take one statement for any number of rows. */
    private static final String INSERT = """
            insert into ta.price_points (id, listing_id, as_of, source, kind, revision, price, currency, quote_unit,
                received_at)
            select id, {0}, as_of, source, kind, revision, price, currency, quote_unit, {1}
            from unnest({2}, {3}::timestamptz[], {4}, {5}, {6}, {7}, {8}, {9})
                as seen (id, as_of, source, kind, revision, price, currency, quote_unit)
            """;

    private record Key(Instant asOf, String source, PriceKind kind) {}

    private record Latest(int revision, PriceObservation seen) {}

    private record Row(UUID id, int revision, PriceObservation seen) {}

    private PriceStore() {}

    /**
     * Stores the new observations of one listing. The listing's lock keeps two deliveries from using the same revision
     * number.
     */
    static Ingested append(Transaction tx, UUID listing, List<PriceObservation> observations, Instant receivedAt) {
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended({0}, 2))", DSL.val(listing.toString()));
        Map<Key, Latest> latest = latest(tx, listing, observations);
        List<Row> rows = new ArrayList<>();
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
            rows.add(new Row(Ids.next(), revision, observation));
            added += before == null ? 1 : 0;
            revised += before == null ? 0 : 1;
        }
        insert(tx, listing, rows, receivedAt);
        return new Ingested(added, revised, observations.size() - added - revised);
    }

    private static void insert(Transaction tx, UUID listing, List<Row> rows, Instant receivedAt) {
        if (rows.isEmpty()) {
            return;
        }
        tx.sql()
                .execute(
                        INSERT,
                        DSL.val(listing),
                        DSL.val(receivedAt, SQLDataType.INSTANT),
                        DSL.val(rows.stream().map(Row::id).toArray(UUID[]::new)),
                        texts(rows, row -> row.seen().asOf().toString()),
                        texts(rows, row -> row.seen().source()),
                        texts(rows, row -> row.seen().kind().name()),
                        DSL.val(rows.stream().map(Row::revision).toArray(Integer[]::new)),
                        DSL.val(rows.stream().map(row -> row.seen().price()).toArray(BigDecimal[]::new)),
                        texts(rows, row -> row.seen().currency().orElse(null)),
                        texts(rows, row -> row.seen().quoteUnit().orElse(null)));
    }

    private static Field<String[]> texts(List<Row> rows, Function<Row, @Nullable String> text) {
        return DSL.val(rows.stream().map(text).toArray(String[]::new));
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
                .where(
                        PRICE_POINTS.LISTING_ID.eq(listing),
                        Observed.byAll(PRICE_POINTS),
                        PRICE_POINTS.AS_OF.between(from, to))
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
