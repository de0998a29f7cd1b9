package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.FX_RATES;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import ta.backoffice.jooq.tables.records.FxRatesRecord;
import ta.backoffice.registry.Observed;
import ta.database.Transaction;
import ta.rules.json.Decimals;

/** Exchange rates that were known at a moment: quoted, or cross rates through a currency that both are quoted in. */
public final class KnownRates {

    private static final MathContext CROSS = new MathContext(20, RoundingMode.HALF_EVEN);

    /** How many observations of a pair are read at first. */
    private static final int RECENT = 100;

    private static final Comparator<FxRatesRecord> NEWEST = Comparator.comparing(FxRatesRecord::getAsOf)
            .thenComparing(FxRatesRecord::getReceivedAt)
            .thenComparing(FxRatesRecord::getRevision);

    /** An observation that a rate was derived from. */
    public record Leg(
            UUID id, String base, String quote, BigDecimal rate, Instant asOf, String source, Instant receivedAt) {}

    private final Transaction tx;
    private final Predicate<UUID> counts;
    private final Condition seen;
    private final Map<List<String>, List<String>> pivots = new HashMap<>();
    private final Map<List<String>, History> histories = new HashMap<>();

    /**
     * Reads the newest rates of a pair when it is first asked for, all of them when these do not suffice, and remembers
     * them; use it for one transaction only.
     *
     * @param seen selects the observations that are read
     * @param counts whether an observation counts, by its id
     */
    private KnownRates(Transaction tx, Condition seen, Predicate<UUID> counts) {
        this.tx = tx;
        this.seen = seen;
        this.counts = counts;
    }

    /** All that was observed here, whatever anybody thinks of it. */
    public static KnownRates observed(Transaction tx) {
        return new KnownRates(tx, Observed.byAll(FX_RATES), any -> true);
    }

    /** Without those that the portfolio's members have rejected. */
    public static KnownRates unrejected(Transaction tx, RateVerdicts verdicts) {
        return new KnownRates(tx, verdicts.seen(), id -> !verdicts.isRejected(id));
    }

    /** Without those, and without those that have a critical finding which nobody has reviewed. */
    public static KnownRates accepted(Transaction tx, RateVerdicts verdicts) {
        return new KnownRates(tx, verdicts.seen(), id -> !verdicts.isRejected(id) && !verdicts.isDoubtful(id));
    }

    /**
     * The rate between two currencies, from the newest observations up to {@code at}: of the pair as it is quoted, in
     * either direction, and of the cross rates through each currency against which both are quoted. A quoted rate comes
     * before a cross rate of the same moment. {@code currency} may be its quote; a cross rate has the time of its older
     * leg.
     */
    public Optional<ExchangeRate> of(String currency, String base, Instant at) {
        Optional<ExchangeRate> quoted = Stream.of(newest(currency, base, at), newest(base, currency, at))
                .flatMap(Optional::stream)
                .max(NEWEST)
                .map(KnownRates::quoted);
        Optional<ExchangeRate> cross = crosses(currency, base, at).max(Comparator.comparing(ExchangeRate::asOf));
        return cross.filter(rate ->
                        quoted.isEmpty() || rate.asOf().isAfter(quoted.get().asOf()))
                .or(() -> quoted);
    }

    /** All rates between two currencies: of the pair as it is quoted in either direction, and each cross rate. */
    List<ExchangeRate> all(String currency, String base, Instant at) {
        return Stream.concat(
                        Stream.of(newest(currency, base, at), newest(base, currency, at))
                                .flatMap(Optional::stream)
                                .map(KnownRates::quoted),
                        crosses(currency, base, at))
                .toList();
    }

    /** The observations that count of all pairs with one of these currencies, oldest first. */
    public List<FxObservation> observations(Collection<String> currencies, Instant upTo) {
        return tx
                .sql()
                .selectFrom(FX_RATES)
                .where(FX_RATES.BASE.in(currencies).or(FX_RATES.QUOTE.in(currencies)), FX_RATES.AS_OF.le(upTo), seen)
                .orderBy(FX_RATES.AS_OF, FX_RATES.RECEIVED_AT, FX_RATES.REVISION)
                .fetch()
                .stream()
                .filter(row -> counts.test(row.getId()))
                .map(row ->
                        new FxObservation(row.getBase(), row.getQuote(), row.getAsOf(), row.getSource(), row.getRate()))
                .toList();
    }

    private Stream<ExchangeRate> crosses(String currency, String base, Instant at) {
        return pivots.computeIfAbsent(List.of(currency, base), this::pivots).stream()
                .flatMap(pivot -> cross(pivot, currency, base, at).stream());
    }

    /** The last rate of the same pair, found in the same way, of an earlier day in UTC. */
    public Optional<ExchangeRate> before(ExchangeRate rate) {
        Instant end = rate.asOf().truncatedTo(ChronoUnit.DAYS).minusNanos(1000);
        return rate.pivot()
                .map(pivot -> cross(pivot, rate.base(), rate.quote(), end))
                .orElseGet(() -> newest(rate.base(), rate.quote(), end).map(KnownRates::quoted));
    }

    static ExchangeRate quoted(FxRatesRecord row) {
        return new ExchangeRate(
                row.getBase(), row.getQuote(), row.getRate(), row.getAsOf(), Optional.empty(), List.of(row.getId()));
    }

    /** Time of the newest rate of a source. */
    public static Optional<Instant> newest(Transaction tx, String source) {
        return Optional.ofNullable(tx.sql()
                .select(DSL.max(FX_RATES.AS_OF))
                .from(FX_RATES)
                .where(FX_RATES.SOURCE.eq(source), Observed.byAll(FX_RATES))
                .fetchSingle()
                .value1());
    }

    /** The observations that a rate was derived from, as they were reported. */
    public static List<Leg> legs(Transaction tx, ExchangeRate rate) {
        return tx.sql()
                .selectFrom(FX_RATES)
                .where(FX_RATES.ID.in(rate.observations()))
                .orderBy(FX_RATES.QUOTE)
                .fetch(row -> new Leg(
                        row.getId(),
                        row.getBase(),
                        row.getQuote(),
                        row.getRate(),
                        row.getAsOf(),
                        row.getSource(),
                        row.getReceivedAt()));
    }

    private Optional<ExchangeRate> cross(String pivot, String currency, String base, Instant at) {
        return newest(pivot, currency, at)
                .flatMap(from -> newest(pivot, base, at).map(to -> cross(pivot, currency, base, from, to)));
    }

    private List<String> pivots(List<String> pair) {
        return tx.sql()
                .selectDistinct(FX_RATES.BASE)
                .from(FX_RATES)
                .where(FX_RATES.QUOTE.in(pair), seen)
                .fetch(FX_RATES.BASE);
    }

    private static ExchangeRate cross(
            String pivot, String currency, String base, FxRatesRecord from, FxRatesRecord to) {
        return new ExchangeRate(
                currency,
                base,
                Decimals.atMost18(to.getRate().divide(from.getRate(), CROSS)),
                from.getAsOf().isBefore(to.getAsOf()) ? from.getAsOf() : to.getAsOf(),
                Optional.of(pivot),
                List.of(from.getId(), to.getId()));
    }

    /** The newest observation of a pair, in this direction, at or before a moment. */
    Optional<FxRatesRecord> newest(String base, String quote, Instant at) {
        List<String> pair = List.of(base, quote);
        History history = histories.computeIfAbsent(pair, key -> history(key, RECENT));
        Optional<FxRatesRecord> found = history.newest(at, counts);
        if (found.isEmpty() && !history.complete) {
            histories.put(pair, history(pair, Integer.MAX_VALUE));
            return newest(base, quote, at);
        }
        return found;
    }

    private History history(List<String> pair, int limit) {
        List<FxRatesRecord> rows = tx.sql()
                .selectFrom(FX_RATES)
                .where(FX_RATES.BASE.eq(pair.get(0)), FX_RATES.QUOTE.eq(pair.get(1)), seen)
                .orderBy(FX_RATES.AS_OF.desc(), FX_RATES.RECEIVED_AT.desc(), FX_RATES.REVISION.desc())
                .limit(limit)
                .fetch();
        NavigableMap<Instant, List<FxRatesRecord>> byMoment = new TreeMap<>();
        rows.forEach(row -> byMoment.computeIfAbsent(row.getAsOf(), moment -> new ArrayList<>())
                .add(row));
        return new History(byMoment, rows.size() < limit);
    }

    /**
     * The observations of a pair, by moment; of one moment the newest first.
     *
     * @param complete whether there are no older ones
     */
    private record History(NavigableMap<Instant, List<FxRatesRecord>> byMoment, boolean complete) {

        Optional<FxRatesRecord> newest(Instant at, Predicate<UUID> counts) {
            return byMoment.headMap(at, true).descendingMap().values().stream()
                    .flatMap(List::stream)
                    .filter(row -> counts.test(row.getId()))
                    .findFirst();
        }
    }
}
