package ta.http.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import ta.http.forecast.Forecast.Planned;
import ta.http.forecast.ForecastEntry.Kind;
import ta.http.forecast.ForecastEntry.Status;
import ta.rules.decision.Decision;
import ta.rules.engine.Engine;
import ta.rules.guard.GuardVerdict;
import ta.rules.outcome.ConstraintEntry;
import ta.rules.policy.Policy;
import ta.rules.portfolio.Task;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Figure;
import ta.rules.trace.Unit;
import ta.rules.trigger.CadenceStatus;
import ta.rules.valuation.DriftStatus;

/** What is told to fire at a value does so in the engine, and not one step before. */
final class ForecastTest {

    private static final List<Policy.Instrument> INSTRUMENTS =
            ForecastWorld.RULES.policy().instruments();

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void value_thatATriggerTurnsAt_turnsTheVerdictOfTheEngine_andOneStepBeforeDoesNot(
            @ForAll @Size(7) List<@IntRange(max = 2000) Integer> units,
            @ForAll @Size(7) List<@BigRange(min = "0.5", max = "20000") @Scale(3) BigDecimal> prices,
            @ForAll @BigRange(min = "0.7", max = "1") @Scale(12) BigDecimal level,
            @ForAll @BigRange(min = "0", max = "2000") @Scale(2) BigDecimal cash,
            @ForAll @IntRange(max = 4) int age) {
        ObjectNode world = ForecastWorld.snapshot();
        for (int i = 0; i < INSTRUMENTS.size(); i++) {
            String listing = INSTRUMENTS.get(i).listing().text();
            ForecastWorld.hold(world, listing, units.get(i).toString());
            ForecastWorld.price(world, listing)
                    .put("price", prices.get(i).toPlainString())
                    .put("age_sessions", String.valueOf(age));
        }
        world.put("cash", cash.toPlainString());
        ((ObjectNode) world.get("drawdown"))
                .put("peak_index", "1.25")
                .put("index", level.multiply(new BigDecimal("1.25")).toPlainString());

        for (ForecastEntry entry : forecast(world, List.of())) {
            entry.at().filter(at -> isAsked(entry)).ifPresent(at -> {
                BigDecimal step = BigDecimal.ONE.movePointLeft(places(entry, world));
                int towardsNow = now(entry, world).compareTo(at.value());
                boolean before = fires(entry, world, at.value().add(step.multiply(BigDecimal.valueOf(towardsNow))));
                boolean there = fires(entry, world, at.value());
                assertThat(there).as(entry.sentence()).isNotEqualTo(before);
                if (entry.kind() != Kind.GUARD) {
                    assertThat(before).as(entry.sentence()).isEqualTo(entry.status() == Status.FIRES);
                }
            });
        }
    }

    /** The policy has an order of each month for these two listings alone, for a guard to judge. */
    private static boolean isAsked(ForecastEntry entry) {
        return entry.kind() != Kind.GUARD
                || !entry.subject().contains(" ")
                || entry.subject().endsWith("XLON:VWRP")
                || entry.subject().endsWith("XLON:WLDS");
    }

    /** Sets a value, and asks the engine. */
    private static boolean fires(ForecastEntry entry, ObjectNode from, BigDecimal value) {
        ObjectNode world = from.deepCopy();
        String text = value.toPlainString();
        switch (entry.kind()) {
            case UNDERWEIGHT, OVERWEIGHT -> {
                String listing = listingOf(entry.subject());
                if (isMoney(entry)) {
                    ForecastWorld.hold(world, listing, "1");
                    ForecastWorld.price(world, listing).put("price", quoted(listing, value));
                } else {
                    ForecastWorld.price(world, listing).put("price", text);
                }
            }
            case WAVE, MAX_DRAWDOWN -> ((ObjectNode) world.get("drawdown")).put("index", text);
            case WITHDRAWAL -> world.put("cash", text);
            case GUARD, CHECK -> condition(entry, world.put("cash", "5000"), text);
            case SUNSET, CADENCE -> throw new IllegalArgumentException(entry.sentence());
        }
        return verdict(entry, ForecastWorld.read(world));
    }

    private static void condition(ForecastEntry entry, ObjectNode world, String text) {
        int blank = entry.subject().indexOf(' ');
        switch (entry.at().orElseThrow().unit()) {
            case INDEX -> ((ObjectNode) world.get("drawdown")).put("index", text);
            case SESSIONS ->
                ForecastWorld.price(world, entry.subject().substring(blank + 1)).put("age_sessions", text);
            default -> {
                ObjectNode price = ForecastWorld.price(world, entry.subject().substring(blank + 1));
                ((ObjectNode) price.get("previous"))
                        .put("price", price.get("price").textValue());
                price.put("price", text);
            }
        }
    }

    private static boolean verdict(ForecastEntry entry, Snapshot snapshot) {
        if (entry.kind() == Kind.CHECK) {
            return Engine.gate(ForecastWorld.RULES, snapshot).stream()
                    .anyMatch(finding -> entry.clause().equals(finding.clause())
                            && finding.listing().text().equals(entry.subject()));
        }
        Decision decision = Engine.decide(ForecastWorld.RULES, snapshot);
        return switch (entry.kind()) {
            case UNDERWEIGHT -> status(decision, entry.subject()) == DriftStatus.UNDERWEIGHT;
            case OVERWEIGHT -> status(decision, entry.subject()) == DriftStatus.OVERWEIGHT;
            case WAVE ->
                decision.triggers().stream()
                        .anyMatch(trigger -> entry.clause().equals(trigger.clause())
                                && trigger.status().equals("FIRED"));
            case MAX_DRAWDOWN -> constraint(decision, "MAX_DRAWDOWN").status().equals("BREACH");
            case WITHDRAWAL ->
                constraint(decision, "WITHDRAWAL").limit().value().signum() > 0;
            default ->
                decision.constraints().stream()
                        .anyMatch(warning -> warning.verdict() instanceof GuardVerdict guard
                                && entry.clause().startsWith(guard.clause() + "/")
                                && (!entry.subject().contains(" ")
                                        || entry.subject()
                                                .endsWith(guard.order().listing())));
        };
    }

    private static DriftStatus status(Decision decision, String sleeve) {
        return decision.valuation().sleeves().stream()
                .filter(report -> report.weight().sleeve().equals(sleeve))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static ConstraintEntry constraint(Decision decision, String name) {
        return decision.constraints().stream()
                .filter(entry -> entry.constraint().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal now(ForecastEntry entry, ObjectNode world) {
        String listing = entry.subject().substring(entry.subject().indexOf(' ') + 1);
        String text = switch (entry.at().orElseThrow().unit()) {
            case INDEX -> world.at("/drawdown/index").textValue();
            case MONEY -> entry.kind() == Kind.WITHDRAWAL ? world.get("cash").textValue() : "0";
            case SESSIONS ->
                ForecastWorld.price(world, listing).get("age_sessions").textValue();
            default ->
                ForecastWorld.price(world, listing.contains(":") ? listing : listingOf(listing))
                        .get("price")
                        .textValue();
        };
        return new BigDecimal(text);
    }

    private static int places(ForecastEntry entry, ObjectNode world) {
        return switch (entry.at().orElseThrow().unit()) {
            case INDEX -> 10;
            case MONEY -> 2;
            case SESSIONS -> 0;
            default -> Math.max(4, now(entry, world).stripTrailingZeros().scale());
        };
    }

    private static boolean isMoney(ForecastEntry entry) {
        return entry.at().map(Figure::unit).equals(Optional.of(Unit.MONEY));
    }

    private static String listingOf(String sleeve) {
        return INSTRUMENTS.stream()
                .filter(instrument -> instrument.sleeve().equals(sleeve))
                .findFirst()
                .orElseThrow()
                .listing()
                .text();
    }

    /** The price of a unit that is worth an amount in pounds. */
    private static String quoted(String listing, BigDecimal pounds) {
        return listing.endsWith(":SEMI")
                ? pounds.multiply(new BigDecimal("1.27")).toPlainString()
                : pounds.movePointRight(2).toPlainString();
    }

    private static List<ForecastEntry> forecast(ObjectNode world, List<Planned> planned) {
        Snapshot snapshot = ForecastWorld.read(world);
        return Forecast.of(
                ForecastWorld.RULES.policy(), snapshot, Engine.value(ForecastWorld.RULES, snapshot), planned);
    }

    @Example
    void forecast_ofTheShippedSleeves_saysWhereTheyTurn_andWhatIsDone() {
        ObjectNode world = ForecastWorld.snapshot();
        world.putArray("waves_deployed").add("A");
        world.put("cash", "700");
        for (Policy.Instrument instrument : INSTRUMENTS) {
            ForecastWorld.hold(world, instrument.listing().text(), "100");
        }
        List<Planned> planned = List.of(
                new Planned(Task.MONTHLY_ALLOCATION, CadenceStatus.MONTHLY, LocalDate.of(2026, 3, 2), false),
                new Planned(Task.MONTHLY_ALLOCATION, CadenceStatus.MONTHLY, LocalDate.of(2026, 4, 1), false));
        List<ForecastEntry> entries = forecast(world, planned);

        assertThat(sentences(entries, Kind.UNDERWEIGHT))
                .contains("Core is underweight now; no longer once VWRP is at 40,752.6149 GBX or higher,"
                        + " 3,975.26 % above now.");
        assertThat(sentences(entries, Kind.WAVE))
                .containsExactly(
                        "Wave A is deployed.",
                        "Wave B fires once the index of what is invested is 1 or lower, 16.67 % below now."
                                + " Your investments are then worth about £69,783.46.");
        assertThat(sentences(entries, Kind.SUNSET)).first().isEqualTo("The sunset of 2027-02-01 is due in 364 days.");
        assertThat(sentences(entries, Kind.CADENCE))
                .containsExactly("The next monthly allocation (monthly) is on 2026-03-02, in 28 days.");
        assertThat(sentences(entries, Kind.WITHDRAWAL))
                .containsExactly("Sells raise the withdrawal now; no longer once the cash is £900.00 or higher, £200.00"
                        + " above now.");
        assertThat(sentences(entries, Kind.CHECK))
                .contains("The check price_jump has a finding once the next price of VWRP is 1,200.0001 GBX or higher,"
                        + " 20.00 % above now.");
        assertThat(sentences(entries, Kind.GUARD))
                .contains("Guard Fall: price_move_pct is at most −5 once the next price of WLDS is 950 GBX or lower,"
                        + " 5.00 % below now.");
        assertThat(entries)
                .filteredOn(
                        entry -> entry.kind() == Kind.GUARD && entry.subject().startsWith("Flat "))
                .allMatch(entry -> entry.status() == Status.FIRES);
    }

    @Example
    void forecast_withoutAValuation_tellsWhatNeedsNone() {
        ObjectNode world = ForecastWorld.snapshot();
        world.remove("drawdown");
        ForecastWorld.hold(world, "XLON:VWRP", "1");
        ForecastWorld.price(world, "XLON:VWRP").put("price", "0");
        List<ForecastEntry> entries = forecast(world, List.of());
        assertThat(entries)
                .extracting(ForecastEntry::kind)
                .contains(Kind.WAVE, Kind.SUNSET, Kind.WITHDRAWAL)
                .doesNotContain(Kind.UNDERWEIGHT, Kind.CHECK);
        assertThat(sentences(entries, Kind.WAVE))
                .first()
                .isEqualTo("Wave A fires at a drawdown of 10 %; nothing has been valued yet.");
    }

    /** A move by exactly 100 is nowhere among prices of four decimals, if the price has others. */
    @Example
    void edge_thatNoValueMeets_isNone() {
        assertThat(Edge.near(new BigDecimal("1.234567"), 4, false, value -> false))
                .isEmpty();
        assertThat(Edge.near(new BigDecimal("7"), 0, true, value -> value.compareTo(new BigDecimal("9")) <= 0))
                .contains(new Edge(new BigDecimal("9"), new BigDecimal("10")));
    }

    private static List<String> sentences(List<ForecastEntry> entries, Kind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind)
                .map(ForecastEntry::sentence)
                .toList();
    }
}
