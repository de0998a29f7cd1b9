package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.FX_RATES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import ta.backoffice.governance.Audit;
import ta.backoffice.jooq.tables.records.FxRatesRecord;
import ta.backoffice.registry.Observed;
import ta.database.Actor;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Transaction;

/**
 * Stores exchange rates as sources report them. A known rate changes nothing; another rate for the same moment is
 * stored as a revision.
 */
public final class IngestFxRates {

    private record Pair(String base, String quote) {}

    private record Key(Instant asOf, String source) {}

    private final Database database;

    public IngestFxRates(Database database) {
        this.database = database;
    }

    /**
     * @param receivedAt when the delivery arrived
     */
    public Ingested ingest(Actor actor, List<FxObservation> observations, Instant receivedAt) {
        return database.transact(actor, tx -> within(tx, observations, receivedAt));
    }

    /** As {@link #ingest}, in a transaction of the caller, for example a price refresh. */
    public static Ingested within(Transaction tx, List<FxObservation> observations, Instant receivedAt) {
        Instant received = Bounds.time("time of receipt", receivedAt);
        Ingested total = observations.stream()
                .collect(Collectors.groupingBy(seen -> seen.base() + seen.quote(), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofPair -> append(tx, ofPair, received))
                .reduce(Ingested.NOTHING, Ingested::plus);
        if (total.changed()) {
            Audit.append(tx, Optional.empty(), "fx.ingest", Map.of("added", total.added(), "revised", total.revised()));
        }
        return total;
    }

    /** The currencies that rates are of. */
    public static Set<String> currencies(List<FxObservation> observations) {
        return observations.stream()
                .flatMap(seen -> Stream.of(seen.base(), seen.quote()))
                .collect(Collectors.toSet());
    }

    private static Ingested append(Transaction tx, List<FxObservation> observations, Instant receivedAt) {
        Pair pair = new Pair(observations.get(0).base(), observations.get(0).quote());
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended({0}, 3))", DSL.val(pair.base() + pair.quote()));
        Map<Key, FxRatesRecord> latest = latest(tx, pair, observations);
        List<FxRatesRecord> rows = new ArrayList<>();
        int added = 0;
        for (FxObservation seen : observations) {
            Key key = new Key(seen.asOf(), seen.source());
            FxRatesRecord before = latest.get(key);
            if (before != null && before.getRate().compareTo(seen.rate()) == 0) {
                continue;
            }
            int revision = before == null ? 1 : before.getRevision() + 1;
            FxRatesRecord row = new FxRatesRecord(
                    Ids.next(),
                    seen.base(),
                    seen.quote(),
                    seen.asOf(),
                    seen.source(),
                    revision,
                    seen.rate(),
                    receivedAt,
                    null);
            latest.put(key, row);
            rows.add(row);
            added += before == null ? 1 : 0;
        }
        tx.sql().batchInsert(rows).execute();
        return new Ingested(added, rows.size() - added, observations.size() - rows.size());
    }

    private static Map<Key, FxRatesRecord> latest(Transaction tx, Pair pair, List<FxObservation> observations) {
        Instant from = observations.stream()
                .map(FxObservation::asOf)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant to = observations.stream()
                .map(FxObservation::asOf)
                .max(Instant::compareTo)
                .orElseThrow();
        Map<Key, FxRatesRecord> latest = new HashMap<>();
        tx.sql()
                .selectFrom(FX_RATES)
                .where(
                        FX_RATES.BASE.eq(pair.base()),
                        FX_RATES.QUOTE.eq(pair.quote()),
                        Observed.byAll(FX_RATES),
                        FX_RATES.AS_OF.between(from, to))
                .orderBy(FX_RATES.REVISION)
                .forEach(row -> latest.put(new Key(row.getAsOf(), row.getSource()), row));
        return latest;
    }
}
