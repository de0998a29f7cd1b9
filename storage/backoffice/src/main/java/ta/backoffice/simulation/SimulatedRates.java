package ta.backoffice.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ta.rules.market.ExchangeRates;
import ta.rules.market.FxRate;
import ta.rules.policy.Policy;

/**
 * The exchange rates of a policy's currencies, each as a portfolio would have known it at a moment. Each is judged when
 * it arrives, so that nothing of it depends on later ones. Safe for use by several threads.
 */
final class SimulatedRates {

    private final Map<String, NavigableMap<Instant, Known>> known = new TreeMap<>();

    /**
     * What is known of a currency from a moment on.
     *
     * @param used by a run: the newest one, doubtful or not
     * @param refused whether it is doubtful, and no check of the policy blocks a run for it
     * @param freeze whether it asks for a freeze
     * @param accepted the newest one that is not doubtful, which values holdings; null if there is none
     * @param warned whether a check warns of the accepted one
     */
    record Known(
            FxRate used,
            boolean refused,
            boolean freeze,
            @Nullable FxRate accepted,
            boolean warned) {}

    SimulatedRates(HistoryRates rates, Policy policy, int acceptAfter) {
        String base = policy.baseCurrency();
        TreeSet<String> currencies = policy.quoteUnits().values().stream()
                .map(Policy.QuoteUnit::currency)
                .collect(Collectors.toCollection(TreeSet::new));
        currencies.remove(base);
        TreeSet<String> judged = policy.instruments().stream()
                .map(Policy.Instrument::currency)
                .collect(Collectors.toCollection(TreeSet::new));
        judged.retainAll(currencies);
        RateJudge judge = new RateJudge(rates, policy, acceptAfter);
        for (Instant moment : rates.moments(currencies, base)) {
            judged.forEach(currency -> judge.judge(currency, moment));
            currencies.forEach(currency -> judge.known(currency, moment, judged.contains(currency))
                    .ifPresent(now -> known.computeIfAbsent(currency, each -> new TreeMap<>())
                            .put(moment, now)));
        }
    }

    /** The rates that a run at a moment uses. */
    ExchangeRates used(Instant at) {
        List<FxRate> rates = new ArrayList<>();
        known.keySet().forEach(currency -> of(currency, at).ifPresent(now -> rates.add(now.used())));
        return new ExchangeRates(rates);
    }

    /** The rates by which prices are judged: a jump of a rate is a finding of a run, not of a price. */
    ExchangeRates accepted(Instant at) {
        List<FxRate> rates = new ArrayList<>();
        known.keySet().forEach(currency -> accepted(currency, at).ifPresent(rates::add));
        return new ExchangeRates(rates);
    }

    /** The rate of a currency that values holdings. */
    Optional<FxRate> accepted(String currency, Instant at) {
        return of(currency, at).flatMap(now -> Optional.ofNullable(now.accepted()));
    }

    /** Whether a check warns of the rate that values holdings. */
    boolean isWarned(String currency, Instant at) {
        return of(currency, at).filter(Known::warned).isPresent();
    }

    /** Whether a run at a moment would be refused. */
    boolean isRefused(Instant at) {
        return known.keySet().stream()
                .anyMatch(currency -> of(currency, at).filter(Known::refused).isPresent());
    }

    /** Whether a rate asks for a freeze, and nobody has looked yet. */
    boolean isFrozen(Instant at) {
        return known.keySet().stream()
                .anyMatch(currency -> of(currency, at).filter(Known::freeze).isPresent());
    }

    private Optional<Known> of(String currency, Instant at) {
        NavigableMap<Instant, Known> moments = known.get(currency);
        return Optional.ofNullable(moments == null ? null : moments.floorEntry(at))
                .map(Map.Entry::getValue);
    }
}
