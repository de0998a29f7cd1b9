package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import ta.backoffice.market.FxObservation;
import ta.rules.json.Decimals;
import ta.rules.market.FxRate;

/**
 * Exchange rates of a history: quoted in either direction, or crossed through a currency in which both are quoted, as
 * {@link ta.backoffice.market.KnownRates} has them.
 */
public final class HistoryRates {

    static final MathContext CROSS = new MathContext(20, RoundingMode.HALF_EVEN);

    private final Map<String, Map<String, NavigableMap<Instant, BigDecimal>>> byBase = new HashMap<>();

    public HistoryRates(Collection<FxObservation> observations) {
        observations.forEach(rate -> byBase.computeIfAbsent(rate.base(), base -> new HashMap<>())
                .computeIfAbsent(rate.quote(), quote -> new TreeMap<>())
                .put(rate.asOf(), rate.rate()));
    }

    /** The newest rate between two currencies up to a moment, with the one of the same kind of an earlier day. */
    Optional<FxRate> of(String currency, String base, Instant at) {
        return find(currency, base, at).map(rate -> {
            Instant earlier = rate.asOf().truncatedTo(ChronoUnit.DAYS).minusNanos(1000);
            return new FxRate(
                    rate.base(),
                    rate.quote(),
                    rate.rate(),
                    rate.asOf(),
                    find(currency, base, earlier)
                            .filter(rate::isSamePair)
                            .map(Rate::rate)
                            .orElse(null));
        });
    }

    /** Whether there is any rate between two currencies. */
    public boolean joins(String currency, String base) {
        return find(currency, base, Instant.MAX).isPresent();
    }

    private record Rate(String base, String quote, BigDecimal rate, Instant asOf) {

        boolean isSamePair(Rate other) {
            return base.equals(other.base) && quote.equals(other.quote);
        }
    }

    private Optional<Rate> find(String currency, String base, Instant at) {
        return Stream.concat(
                        Stream.of(quoted(currency, base, at), quoted(base, currency, at))
                                .flatMap(Optional::stream),
                        pivots(currency, base).stream().flatMap(pivot -> cross(pivot, currency, base, at).stream()))
                .reduce((one, other) -> other.asOf().isAfter(one.asOf()) ? other : one);
    }

    private Set<String> pivots(String currency, String base) {
        Set<String> pivots = new TreeSet<>();
        byBase.forEach((pivot, quotes) -> {
            if (quotes.containsKey(currency) && quotes.containsKey(base)) {
                pivots.add(pivot);
            }
        });
        return pivots;
    }

    private Optional<Rate> quoted(String base, String quote, Instant at) {
        NavigableMap<Instant, BigDecimal> rates =
                byBase.getOrDefault(base, Map.of()).get(quote);
        return Optional.ofNullable(rates == null ? null : rates.floorEntry(at))
                .map(found -> new Rate(base, quote, found.getValue(), found.getKey()));
    }

    private Optional<Rate> cross(String pivot, String currency, String base, Instant at) {
        return quoted(pivot, currency, at)
                .flatMap(from -> quoted(pivot, base, at)
                        .map(to -> new Rate(
                                currency,
                                base,
                                Decimals.atMost18(to.rate().divide(from.rate(), CROSS)),
                                from.asOf().isBefore(to.asOf()) ? from.asOf() : to.asOf())));
    }
}
