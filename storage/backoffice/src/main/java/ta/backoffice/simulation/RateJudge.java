package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ta.backoffice.market.RateDoubt;
import ta.backoffice.simulation.HistoryRates.Leg;
import ta.backoffice.simulation.HistoryRates.Rate;
import ta.rules.finding.Check;
import ta.rules.json.Decimals;
import ta.rules.market.FxRate;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;

/**
 * Judges exchange rates as they arrive, by the rules of a portfolio's gate for rates: a jump above the policy's limit,
 * and what is wrong whatever a policy says. A doubtful rate stays doubtful until its owner looks: when its level has
 * lasted.
 */
final class RateJudge {

    private static final Duration COMPARABLE = Duration.ofDays(7);

    private final HistoryRates rates;
    private final String base;
    private final Policy.@Nullable Check check;
    private final boolean blocks;
    private final int acceptAfter;
    private final Set<Leg> critical = new HashSet<>();
    private final Set<Leg> warned = new HashSet<>();
    private final Set<Leg> freezing = new HashSet<>();
    private final Set<Leg> accepted = new HashSet<>();
    private final Map<String, Level> levels = new HashMap<>();

    /** Doubtful rates in a row that agree. */
    private record Level(Rate newest, int count) {}

    /**
     * @param acceptAfter how many doubtful rates in a row have to agree until they are taken for right
     */
    RateJudge(HistoryRates rates, Policy policy, int acceptAfter) {
        this.rates = rates;
        this.base = policy.baseCurrency();
        this.check = policy.dataQuality().checks().get(Check.FX_JUMP.text());
        this.blocks =
                check != null && check.severity().isAtLeast(policy.dataQuality().blockOn());
        this.acceptAfter = acceptAfter;
    }

    /** Judges the rate of a currency, if an observation of the moment is in it. */
    void judge(String currency, Instant moment) {
        Rate rate = rates.find(currency, base, moment, leg -> true).orElse(null);
        if (rate == null || rate.legs().stream().noneMatch(leg -> leg.asOf().equals(moment))) {
            return;
        }
        Rate before = rates.before(rate, this::isCertain).orElse(null);
        Leg culprit = culprit(rate, moment);
        Rate beside = before == null ? beside(currency, rate) : before;
        if ((beside != null && isWrong(rate, beside)) || (before != null && isSwapped(culprit))) {
            critical.add(culprit);
        }
        if (check != null && before != null && jumps(rate.rate(), before.rate())) {
            (check.severity() == Severity.CRITICAL ? critical : warned).add(culprit);
            if (check.freeze()) {
                freezing.add(culprit);
            }
        }
        look(currency, rate);
    }

    /** The owner accepts what has lasted. */
    private void look(String currency, Rate rate) {
        if (rate.legs().stream().allMatch(this::isCertain)) {
            levels.remove(currency);
            return;
        }
        Level level = levels.get(currency);
        boolean lasts = level != null
                && !isWrong(rate, level.newest)
                && !(check != null && jumps(rate.rate(), inDirectionOf(rate, level.newest)));
        Level now = new Level(rate, level != null && lasts ? level.count + 1 : 1);
        levels.put(currency, now);
        if (now.count >= acceptAfter) {
            rate.legs().stream().filter(leg -> !isCertain(leg)).forEach(accepted::add);
            levels.remove(currency);
        }
    }

    /**
     * What is known of a currency at a moment; empty without a rate.
     *
     * @param needed whether a listing of the policy is in this currency
     */
    Optional<SimulatedRates.Known> known(String currency, Instant moment, boolean needed) {
        return rates.find(currency, base, moment, leg -> true).map(rate -> {
            boolean looked = rate.legs().stream().anyMatch(accepted::contains);
            BigDecimal previous = looked
                    ? null
                    : rates.before(rate, this::isCertain).map(Rate::rate).orElse(null);
            boolean doubtful = !rate.legs().stream().allMatch(this::isCertain);
            boolean stopped = blocks && previous != null && jumps(rate.rate(), previous);
            Optional<Rate> certain = rates.find(currency, base, moment, this::isCertain);
            return new SimulatedRates.Known(
                    fact(rate, previous),
                    needed && doubtful && !stopped,
                    rate.legs().stream().anyMatch(leg -> freezing.contains(leg) && !accepted.contains(leg)),
                    certain.map(found -> fact(found, null)).orElse(null),
                    certain.filter(found -> found.legs().stream().anyMatch(warned::contains))
                            .isPresent());
        });
    }

    private static FxRate fact(Rate rate, @Nullable BigDecimal previous) {
        return new FxRate(rate.base(), rate.quote(), rate.rate(), rate.asOf(), previous);
    }

    /** Whether no check calls an observation wrong, or its owner has accepted it. */
    private boolean isCertain(Leg leg) {
        return !critical.contains(leg) || accepted.contains(leg);
    }

    private static boolean isWrong(Rate rate, Rate other) {
        BigDecimal compared = inDirectionOf(rate, other);
        for (RateDoubt doubt : RateDoubt.values()) {
            if (doubt.appliesTo(rate.rate(), compared)) {
                return true;
            }
        }
        return false;
    }

    private boolean jumps(BigDecimal rate, BigDecimal before) {
        if (check == null) {
            return false;
        }
        BigDecimal moved = Decimals.even10(rate.subtract(before).abs().multiply(Decimals.HUNDRED), before);
        return moved.compareTo(check.limits().getOrDefault("max_pct", BigDecimal.ZERO)) > 0;
    }

    /** Another rate of the same currencies and about the same time, for the first rate of a pair. */
    private @Nullable Rate beside(String currency, Rate rate) {
        return rates.all(currency, base, rate.asOf(), this::isCertain)
                .filter(other -> !other.legs().equals(rate.legs()))
                .filter(other -> other.asOf().isAfter(rate.asOf().minus(COMPARABLE)))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal inDirectionOf(Rate rate, Rate other) {
        return rate.base().equals(other.base())
                ? other.rate()
                : BigDecimal.ONE.divide(other.rate(), MathContext.DECIMAL64);
    }

    /** The new observation of a rate that moved most since an earlier day. */
    private Leg culprit(Rate rate, Instant moment) {
        List<Leg> legs =
                rate.legs().stream().sorted(Comparator.comparing(Leg::quote)).toList();
        Leg most = legs.get(0);
        for (Leg leg : legs) {
            boolean fresh = leg.asOf().equals(moment);
            boolean fresher = most.asOf().equals(moment);
            if (fresh == fresher ? moved(leg).compareTo(moved(most)) > 0 : fresh) {
                most = leg;
            }
        }
        return most;
    }

    private BigDecimal moved(Leg leg) {
        return before(leg)
                .map(earlier -> {
                    BigDecimal ratio = leg.rate().divide(earlier.rate(), MathContext.DECIMAL64);
                    return RateDoubt.distance(ratio.max(BigDecimal.ONE.divide(ratio, MathContext.DECIMAL64)));
                })
                .orElse(BigDecimal.ZERO);
    }

    /** Whether an observation has the value that another quote of the same base had, and that one its value. */
    private boolean isSwapped(Leg leg) {
        BigDecimal own = before(leg).map(Rate::rate).orElse(null);
        return own != null
                && !RateDoubt.isNear(leg.rate(), own)
                && rates.at(leg.base(), leg.asOf())
                        .filter(other -> !other.quote().equals(leg.quote()) && RateDoubt.isNear(other.rate(), own))
                        .flatMap(other -> before(other).stream())
                        .anyMatch(earlier -> RateDoubt.isNear(leg.rate(), earlier.rate()));
    }

    private Optional<Rate> before(Leg leg) {
        return rates.before(Rate.of(leg), this::isCertain);
    }
}
