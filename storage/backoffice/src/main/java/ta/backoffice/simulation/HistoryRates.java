package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.FxObservation;
import ta.rules.json.Decimals;

/**
 * Exchange rates of a history: quoted in either direction, or crossed through a currency in which both are quoted, as
 * {@link ta.backoffice.market.KnownRates} has them.
 */
public final class HistoryRates {

    static final MathContext CROSS = new MathContext(20, RoundingMode.HALF_EVEN);

    private final Map<String, Map<String, NavigableMap<Instant, Leg>>> byBase = new HashMap<>();

    /** An observation. */
    record Leg(String base, String quote, Instant asOf, BigDecimal rate) {}

    /**
     * A rate between two currencies.
     *
     * @param pivot the currency through which it was crossed; null for a quoted rate
     */
    record Rate(
            String base,
            String quote,
            BigDecimal rate,
            Instant asOf,
            @Nullable String pivot,
            List<Leg> legs) {

        static Rate of(Leg leg) {
            return new Rate(leg.base, leg.quote, leg.rate, leg.asOf, null, List.of(leg));
        }
    }

    public HistoryRates(Collection<FxObservation> observations) {
        observations.forEach(rate -> byBase.computeIfAbsent(rate.base(), base -> new HashMap<>())
                .computeIfAbsent(rate.quote(), quote -> new TreeMap<>())
                .put(rate.asOf(), new Leg(rate.base(), rate.quote(), rate.asOf(), rate.rate())));
    }

    /** Whether there is any rate between two currencies. */
    public boolean joins(String currency, String base) {
        return find(currency, base, Instant.MAX, leg -> true).isPresent();
    }

    /**
     * The newest rate up to a moment; a quoted rate comes before a cross rate of the same moment.
     *
     * @param counts whether an observation counts
     */
    Optional<Rate> find(String currency, String base, Instant at, Predicate<Leg> counts) {
        return all(currency, base, at, counts)
                .reduce((one, other) -> other.asOf().isAfter(one.asOf()) ? other : one);
    }

    /** All rates: of the pair as it is quoted in either direction, and each cross rate. */
    Stream<Rate> all(String currency, String base, Instant at, Predicate<Leg> counts) {
        return Stream.concat(
                Stream.of(quoted(currency, base, at, counts), quoted(base, currency, at, counts))
                        .flatMap(Optional::stream)
                        .map(Rate::of),
                byBase.keySet().stream()
                        .filter(pivot -> !quotes(pivot, currency).isEmpty()
                                && !quotes(pivot, base).isEmpty())
                        .sorted()
                        .flatMap(pivot -> cross(pivot, currency, base, at, counts).stream()));
    }

    /** The last rate of the same pair, found in the same way, of an earlier day in UTC. */
    Optional<Rate> before(Rate rate, Predicate<Leg> counts) {
        Instant end = rate.asOf().truncatedTo(ChronoUnit.DAYS).minusNanos(1000);
        return rate.pivot() == null
                ? quoted(rate.base(), rate.quote(), end, counts).map(Rate::of)
                : cross(rate.pivot(), rate.base(), rate.quote(), end, counts);
    }

    /** The observations of one moment with a base. */
    Stream<Leg> at(String base, Instant moment) {
        return byBase.getOrDefault(base, Map.of()).values().stream()
                .flatMap(rates -> Optional.ofNullable(rates.get(moment)).stream())
                .sorted(Comparator.comparing(Leg::quote));
    }

    /** The moments of all observations of which rates between the base and other currencies are made. */
    NavigableSet<Instant> moments(Collection<String> currencies, String base) {
        TreeSet<Instant> moments = new TreeSet<>();
        byBase.forEach((from, quotes) -> quotes.forEach((to, rates) -> {
            if (to.equals(base) || currencies.contains(to)) {
                moments.addAll(rates.keySet());
            }
        }));
        return moments;
    }

    private NavigableMap<Instant, Leg> quotes(String base, String quote) {
        return byBase.getOrDefault(base, Map.of()).getOrDefault(quote, new TreeMap<>());
    }

    private Optional<Leg> quoted(String base, String quote, Instant at, Predicate<Leg> counts) {
        NavigableMap<Instant, Leg> rates = quotes(base, quote);
        Map.Entry<Instant, Leg> newest = rates.floorEntry(at);
        while (newest != null && !counts.test(newest.getValue())) {
            newest = rates.lowerEntry(newest.getKey());
        }
        return Optional.ofNullable(newest).map(Map.Entry::getValue);
    }

    private Optional<Rate> cross(String pivot, String currency, String base, Instant at, Predicate<Leg> counts) {
        return quoted(pivot, currency, at, counts)
                .flatMap(from -> quoted(pivot, base, at, counts)
                        .map(to -> new Rate(
                                currency,
                                base,
                                Decimals.atMost18(to.rate().divide(from.rate(), CROSS)),
                                from.asOf().isBefore(to.asOf()) ? from.asOf() : to.asOf(),
                                pivot,
                                List.of(from, to))));
    }
}
