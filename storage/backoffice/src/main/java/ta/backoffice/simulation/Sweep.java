package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import ta.backoffice.registry.VenueCalendar;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyResult;
import ta.rules.performance.PeriodFigures;
import ta.rules.policy.Policy;
import ta.rules.ruleset.RuleSet;

/**
 * Simulates variants of a policy, each from several first days a month apart: what a different start makes of a figure
 * shows how little of it is the policy's doing.
 */
public final class Sweep {

    /** So many first days: the one asked for and those one and two months later. */
    private static final int STARTS = 3;

    private final MarketHistory history;
    private final Map<String, VenueCalendar> calendars;
    private final SimulationTerms terms;
    private final Map<Judging, Judged> judged = new ConcurrentHashMap<>();

    /** All of a policy on which depends how prices and rates are judged. */
    private record Judging(
            String baseCurrency,
            Map<String, Policy.QuoteUnit> quoteUnits,
            Policy.DataQuality dataQuality,
            List<Policy.Instrument> instruments) {

        static Judging of(Policy policy) {
            return new Judging(policy.baseCurrency(), policy.quoteUnits(), policy.dataQuality(), policy.instruments());
        }
    }

    /** What the simulations of variants have in common that judge alike. */
    private record Judged(CloseVerdicts closes, SimulatedRates rates) {}

    /**
     * What came of a variant.
     *
     * @param figures from the first day that was asked for; empty if the policy is invalid
     * @param annualised time-weighted, a year, by first day; null where there is none
     */
    public record Row(Variant variant, Optional<SimulationFigures> figures, List<@Nullable BigDecimal> annualised) {

        /** The annual return from the day asked for; null if there is none. */
        public @Nullable BigDecimal rate() {
            return annualised.isEmpty() ? null : annualised.get(0);
        }

        /** How far apart the annual returns from the different first days are; null if one is missing. */
        public @Nullable BigDecimal spread() {
            BigDecimal least = null;
            BigDecimal greatest = null;
            for (BigDecimal rate : annualised) {
                if (rate == null) {
                    return null;
                }
                least = least == null ? rate : least.min(rate);
                greatest = greatest == null ? rate : greatest.max(rate);
            }
            return least == null || greatest == null ? null : greatest.subtract(least);
        }

        /**
         * Whether the annual return is further from that of another variant than the first day makes of either; empty
         * where one is unknown.
         */
        public Optional<Boolean> differsFrom(Row other) {
            BigDecimal rate = rate();
            BigDecimal spread = spread();
            BigDecimal otherRate = other.rate();
            BigDecimal otherSpread = other.spread();
            return rate == null || otherRate == null || spread == null || otherSpread == null
                    ? Optional.empty()
                    : Optional.of(rate.subtract(otherRate).abs().compareTo(spread.max(otherSpread)) > 0);
        }
    }

    /**
     * @param calendars of the venues of all variants' instruments
     */
    public Sweep(MarketHistory history, Map<String, VenueCalendar> calendars, SimulationTerms terms) {
        this.history = history;
        this.calendars = calendars;
        this.terms = terms;
    }

    /**
     * @param threads how many variants are simulated at once
     * @param done receives how many variants are done, from any thread
     * @return a row for each variant, in their order
     */
    public List<Row> run(List<Variant> variants, int threads, IntConsumer done) throws InterruptedException {
        List<Callable<Row>> tasks = new ArrayList<>();
        variants.forEach(variant -> tasks.add(() -> row(variant)));
        return Parallel.run(tasks, threads, done);
    }

    private Row row(Variant variant) {
        if (!(variant.result() instanceof PolicyResult.Valid valid)) {
            return new Row(variant, Optional.empty(), List.of());
        }
        RuleSet rules = new PolicyCompiler(1).compile(valid).rules();
        Judged known = judged.computeIfAbsent(
                Judging.of(rules.policy()),
                judging -> new Judged(
                        new CloseVerdicts(), new SimulatedRates(history.rates(), rules.policy(), terms.acceptAfter())));
        List<@Nullable BigDecimal> annualised = new ArrayList<>();
        SimulationFigures first = null;
        for (int start = 0; start < STARTS; start++) {
            SimulationFigures figures = SimulationFigures.of(Simulation.run(
                    rules,
                    new CloseGate(rules, known.closes()),
                    known.rates(),
                    history,
                    calendars,
                    terms.between(terms.from().plusMonths(start), terms.to()),
                    false,
                    false,
                    run -> {},
                    () -> Thread.currentThread().isInterrupted()));
            first = first == null ? figures : first;
            annualised.add(figures.all().map(PeriodFigures::annualised).orElse(null));
        }
        return new Row(variant, Optional.ofNullable(first), annualised);
    }
}
