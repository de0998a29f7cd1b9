package ta.backoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ta.backoffice.registry.StarterList;
import ta.backoffice.registry.VenueCalendar;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.document.PolicyDocument;
import ta.rules.order.Side;
import ta.rules.performance.SeriesPoint;

class SweepTest {

    private static final Map<String, VenueCalendar> CALENDARS = Map.of("XLON", SimulatedWorld.LONDON);

    private static JsonNode policy(String text) throws Exception {
        return PolicyDocument.parse("policy", text.getBytes(StandardCharsets.UTF_8))
                .root();
    }

    private static JsonNode policy() throws Exception {
        return policy(SimulatedWorld.still().text());
    }

    private static Variant.Axis axis(String pointer, String... values) {
        return new Variant.Axis(JsonPointer.compile(pointer), List.of(values));
    }

    @Test
    void variants_areAllCombinations_theLastAxisFirst() throws Exception {
        List<Variant> variants = Variant.all(
                policy(),
                List.of(
                        axis("/drift_bands/b/absolute_pp", "1", "2"),
                        axis("/cadence/monthly/deploy", "all_cash", "contribution")));
        assertThat(variants)
                .extracting(Variant::values)
                .containsExactly(
                        List.of("1", "all_cash"),
                        List.of("1", "contribution"),
                        List.of("2", "all_cash"),
                        List.of("2", "contribution"));
        assertThat(variants).allMatch(variant -> variant.result() instanceof PolicyResult.Valid);
        JsonNode policy = policy();
        assertThatThrownBy(() -> Variant.all(policy, List.of(axis("/sleeves/7/code", "1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sweep_givesEachVariantWhatItsSimulationAloneGives() throws Exception {
        SimulatedWorld world = SimulatedWorld.random(5);
        List<Variant> variants =
                Variant.all(policy(), List.of(axis("/cadence/monthly/max_orders", "1", "2"), axis("/version", "x")));
        List<Sweep.Row> rows =
                new Sweep(world.history(), CALENDARS, SimulatedWorld.terms()).run(variants, 2, done -> {});
        assertThat(rows).hasSize(2);
        // One order cannot hold two default orders, so the first variant is no policy.
        assertThat(rows.get(0).figures()).isEmpty();
        assertThat(rows.get(0).differsFrom(rows.get(1))).isEmpty();
        assertThat(rows.get(1).figures()).contains(SimulationFigures.of(world.simulate()));
        assertThat(rows.get(1).annualised()).hasSize(3);
        BigDecimal third = SimulationFigures.of(world.simulate(
                        SimulatedWorld.terms().between(SimulatedWorld.FROM.plusMonths(2), SimulatedWorld.TO)))
                .all()
                .orElseThrow()
                .annualised();
        assertThat(rows.get(1).annualised().get(2)).isEqualTo(third);
    }

    @Test
    void targetsHeld_areBoughtInFractions_andNeverSold() throws Exception {
        Simulated held = simulate(HoldPolicy.ofTargets(policy()), SimulatedWorld.random(3));
        assertThat(held.fills()).noneMatch(fill -> fill.side() == Side.SELL);
        SeriesPoint first = held.performance().series().firmPoints().stream()
                .filter(point -> point.invested().value().signum() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(first.sleeves().get("shares").subtract(new BigDecimal("300")).abs())
                .isLessThan(new BigDecimal("10"));
        assertThat(held.performance().series().newestFirm().cash()).isLessThan(new BigDecimal("10"));
    }

    @Test
    void benchmark_takesTheSamePayments() throws Exception {
        SimulatedWorld world = SimulatedWorld.still();
        StarterList.Entry bonds =
                new StarterList.Entry("IE00BG47KH54", "B", SimulatedWorld.BONDS, "GBP", "GBP", "ETF", "accumulating");
        Simulated held = simulate(HoldPolicy.ofBenchmark(policy(), bonds), world);
        assertThat(held.performance().periods().get(0).payments().paidIn()).isEqualByComparingTo("12000");
        assertThat(held.fills()).hasSize(24).allMatch(fill -> fill.listing().equals(SimulatedWorld.BONDS));
    }

    private static Simulated simulate(JsonNode policy, SimulatedWorld world) {
        PolicyResult result = PolicyReader.read("held", policy.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(result).isInstanceOf(PolicyResult.Valid.class);
        return Simulation.run(
                new PolicyCompiler(1).compile((PolicyResult.Valid) result).rules(),
                world.history(),
                CALENDARS,
                SimulatedWorld.terms(),
                false,
                run -> {},
                () -> false);
    }

    @Test
    void path_movesAllListingsByTheSameMonths() {
        SimulatedWorld world = SimulatedWorld.random(9);
        BlockBootstrap bootstrap =
                new BlockBootstrap(world.rules(), world.history(), CALENDARS, SimulatedWorld.terms(), 6);
        MarketHistory path = bootstrap.path(4, 3);
        assertThat(bootstrap.path(4, 3)).usingRecursiveComparison().isEqualTo(path);
        assertThat(bootstrap.from()).isEqualTo(LocalDate.of(2025, 1, 1));
        path.listings().forEach((listing, history) -> {
            assertThat(history.prices())
                    .hasSizeGreaterThan(740)
                    .allMatch(price -> price.close().signum() > 0);
            assertThat(history.prices().get(0).date()).isEqualTo("2025-01-02");
        });
        assertThat(path.listings().keySet())
                .containsExactly(SimulatedWorld.SHARES, SimulatedWorld.BONDS, SimulatedWorld.PARK);
    }

    @Test
    void money_lastsWhereNothingFalls_andEndsWhenItIsTakenOut() throws InterruptedException {
        SimulatedWorld world = SimulatedWorld.still()
                .cadence("\"monthly\": {\"withdrawal\": {\"amount\": 1000, \"max_sells\": 2, \"min_trade\": 10}}");
        BlockBootstrap bootstrap =
                new BlockBootstrap(world.rules(), world.history(), CALENDARS, SimulatedWorld.terms(), 6);
        List<Stress.Path> paths = Stress.run(
                world.rules(),
                bootstrap,
                CALENDARS,
                SimulatedWorld.terms("0", "0", "20000", "0"),
                2,
                3,
                1,
                2,
                done -> {});
        // Twenty withdrawals of a thousand.
        assertThat(paths)
                .allSatisfy(path -> assertThat(path.months().orElseThrow()).isBetween(19, 20));
        List<Stress.Path> enough = Stress.run(
                world.rules(),
                bootstrap,
                CALENDARS,
                SimulatedWorld.terms("0", "0", "50000", "0"),
                1,
                3,
                1,
                1,
                done -> {});
        assertThat(enough.get(0).months()).isEmpty();
        assertThat(enough.get(0).endValue()).isEqualByComparingTo("14000");
    }
}
