package ta.http.dashboard;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import ta.http.dashboard.DashboardShapes.DashboardSleeve;
import ta.http.dashboard.DashboardShapes.DashboardSunset;
import ta.http.dashboard.DashboardShapes.DashboardWave;
import ta.rules.decision.Decision;
import ta.rules.decision.SleeveReport;
import ta.rules.decision.Trigger;
import ta.rules.policy.Policy;
import ta.rules.valuation.DriftStatus;
import ta.rules.valuation.SleeveWeight;

/**
 * The portfolio compared with its policy, in policy order: sleeves with their bands, waves and sunsets with their
 * triggers. A status is the rules' verdict; it is empty if nothing could be decided, while the figures are still there.
 *
 * @param decided empty if no valid snapshot can be made
 */
record PolicyView(Policy policy, Optional<Decision> decided) {

    List<DashboardSleeve> sleeves(Optional<PortfolioValue.Parts> value) {
        return indexed(policy.sleeves(), (sleeve, order) -> {
            Optional<SleeveWeight> weight = value.flatMap(parts -> parts.sleeve(sleeve.code())
                    .map(held -> SleeveWeight.of(sleeve, order, held, parts.invested(), List.of())));
            Optional<TurningValues> turning = weight.map(TurningValues::of);
            return new DashboardSleeve(
                    sleeve.code(),
                    sleeve.name(),
                    weight.map(SleeveWeight::value),
                    weight.map(SleeveWeight::weight),
                    sleeve.targetWeight(),
                    weight.map(SleeveWeight::driftPp),
                    sleeve.bandPp(),
                    status(sleeve.code()),
                    turning.flatMap(TurningValues::underBelow),
                    turning.flatMap(TurningValues::overAbove),
                    weight.map(TurningValues::toGo),
                    "/drift_bands/" + sleeve.driftBand());
        });
    }

    List<DashboardWave> waves(BigDecimal drawdown) {
        return indexed(
                policy.cashPark().map(Policy.CashPark::waves).orElse(List.of()),
                (wave, index) -> new DashboardWave(
                        wave.name(),
                        wave.drawdownAtLeast(),
                        drawdown,
                        wave.drawdownAtLeast().subtract(drawdown),
                        wave.deploy(),
                        status(Trigger.Kind.WAVE, wave.name()),
                        "/cash_park/waves/" + index));
    }

    /**
     * @param today the date in the policy's time zone
     */
    List<DashboardSunset> sunsets(LocalDate today) {
        return indexed(
                policy.cashPark().map(Policy.CashPark::sunset).orElse(List.of()),
                (sunset, index) -> new DashboardSunset(
                        sunset.date(),
                        sunset.deployFraction(),
                        ChronoUnit.DAYS.between(today, sunset.date()),
                        status(Trigger.Kind.SUNSET, sunset.date().toString()),
                        "/cash_park/sunset/" + index));
    }

    private Optional<DriftStatus> status(String sleeve) {
        return decided.map(Decision::valuation).stream()
                .flatMap(report -> report.sleeves().stream())
                .filter(report -> report.weight().sleeve().equals(sleeve))
                .map(SleeveReport::status)
                .findFirst();
    }

    private Optional<String> status(Trigger.Kind kind, String name) {
        return decided.stream()
                .flatMap(decision -> decision.triggers().stream())
                .filter(trigger -> trigger.kind() == kind && trigger.name().equals(name))
                .map(Trigger::status)
                .findFirst();
    }

    private static <T, R> List<R> indexed(List<T> items, BiFunction<T, Integer, R> shape) {
        return IntStream.range(0, items.size())
                .mapToObj(index -> shape.apply(items.get(index), index))
                .toList();
    }
}
