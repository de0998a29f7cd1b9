package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import ta.backoffice.registry.VenueCalendar;
import ta.rules.performance.PeriodFigures;
import ta.rules.performance.SeriesPoint;
import ta.rules.ruleset.RuleSet;

/** How a policy fares on paths that might have been ({@link BlockBootstrap}): above all, how long the money lasts. */
public final class Stress {

    /**
     * A path.
     *
     * @param endValue at its end, in the base currency
     * @param annualised time-weighted, a year; null if there is none
     * @param months before the first one in which less than the policy's withdrawal was paid out; empty if none was
     */
    public record Path(
            long seed, BigDecimal endValue, @Nullable BigDecimal annualised, Optional<Integer> months) {}

    private Stress() {}

    /**
     * @param terms but for the days, which are those of the paths
     * @param seed of the first path; the next have the numbers after it
     * @param done receives how many paths are done, from any thread
     */
    public static List<Path> run(
            RuleSet rules,
            BlockBootstrap bootstrap,
            Map<String, VenueCalendar> calendars,
            SimulationTerms terms,
            int paths,
            int years,
            long seed,
            int threads,
            IntConsumer done)
            throws InterruptedException {
        SimulationTerms each = terms.between(
                bootstrap.from(), bootstrap.from().plusYears(years).minusDays(1));
        List<Callable<Path>> tasks = new ArrayList<>();
        for (long own = seed; own < seed + paths; own++) {
            long number = own;
            tasks.add(() -> path(
                    number,
                    Simulation.run(
                            rules,
                            bootstrap.path(number, years),
                            calendars,
                            each,
                            false,
                            run -> {},
                            () -> Thread.currentThread().isInterrupted())));
        }
        return Parallel.run(tasks, threads, done);
    }

    private static Path path(long seed, Simulated simulated) {
        SeriesPoint end = simulated.performance().series().newestFirm();
        return new Path(
                seed,
                end == null ? BigDecimal.ZERO : end.total().value(),
                simulated.performance().periods().stream()
                        .findFirst()
                        .map(PeriodFigures::annualised)
                        .orElse(null),
                simulated.firstShort().map(month -> (int) ChronoUnit.MONTHS.between(
                        YearMonth.from(simulated.terms().from()), month)));
    }
}
