package ta.backoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.performance.BookEntry;
import ta.rules.performance.BookJson;
import ta.rules.performance.BookReader;
import ta.rules.performance.Performance;
import ta.rules.performance.PerformanceJson;
import ta.rules.performance.SeriesPoint;
import ta.rules.portfolio.EntryType;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.SnapshotReader;

class SimulationTest {

    private static final LocalDate MARCH_6 = LocalDate.of(2023, 3, 6);

    @Test
    void contribution_isPaidIn_decidedAfterTheClose_andTradedAtTheNext() {
        Simulated simulated = SimulatedWorld.still().simulate();
        assertThat(entries(simulated, EntryType.CONTRIBUTION)).hasSize(24);
        SimulatedFill first = simulated.fills().get(0);
        assertThat(first.run()).isEqualTo("2023-01-05");
        assertThat(first.at()).isEqualTo("2023-01-06T16:30:00Z");
        assertThat(first.units()).isEqualByComparingTo("30");
        assertThat(first.amount()).isEqualByComparingTo("-300");
        // A month is invested whole: nothing moves, and the units divide it.
        assertThat(value(simulated)).isEqualByComparingTo("12000");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void eachRun_replaysToItsHash_andIsDecidedAlikeWithoutItsJson(long seed) {
        SimulatedWorld world = SimulatedWorld.random(seed);
        RuleSet rules = world.rules();
        List<SimulatedRun> runs = new ArrayList<>();
        Simulated archived = world.simulate(SimulatedWorld.terms(), true, runs::add);
        assertThat(runs).hasSize(24);
        for (SimulatedRun run : runs) {
            String again = DecisionJson.of(Engine.decide(
                            rules, SnapshotReader.read(run.snapshot().json(), rules.policy())))
                    .toString();
            assertThat(again).isEqualTo(DecisionJson.of(run.decision()).toString());
        }
        assertThat(world.simulate().fills()).isEqualTo(archived.fills());
    }

    /** Prices, splits and dividends that are still to come change nothing of what was done before them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingLooksAhead(long seed) {
        LocalDate day = SimulatedWorld.FROM.plusDays(100 + new Random(seed).nextInt(500));
        Simulated before = SimulatedWorld.random(seed).simulate();
        SimulatedWorld changed = SimulatedWorld.random(seed)
                .times(SimulatedWorld.SHARES, day, SimulatedWorld.TO, "1.4")
                .times(SimulatedWorld.BONDS, day, day, "100")
                .missing(SimulatedWorld.BONDS, day.plusDays(30), day.plusDays(60))
                .dividend(SimulatedWorld.BONDS, day, "1.25")
                .split(SimulatedWorld.SHARES, day, "1", "2");
        Simulated after = changed.simulate();
        Instant planted = day.atStartOfDay(SimulatedWorld.LONDON.zone()).toInstant();
        assertThat(until(after.book().entries(), planted))
                .isEqualTo(until(before.book().entries(), planted));
        assertThat(points(after, planted)).isEqualTo(points(before, planted)).isNotEmpty();
        assertThat(after.book().entries()).isNotEqualTo(before.book().entries());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void cashIsNeverOverdrawn_andTheBookGivesTheSameFigures(long seed) {
        Simulated simulated = SimulatedWorld.random(seed)
                .costs("\"per_order\": 3.50")
                .simulate(SimulatedWorld.terms("0", "0.5", "0", "0"));
        BigDecimal cash = BigDecimal.ZERO;
        for (BookEntry entry : simulated.book().entries()) {
            cash = cash.add(entry.amount());
            assertThat(cash).isNotNegative();
        }
        Performance again = Performance.of(BookReader.read(BookJson.json(simulated.book())));
        assertThat(PerformanceJson.json(again)).isEqualTo(PerformanceJson.json(simulated.performance()));
        assertThat(SimulationFigures.of(simulated).costs())
                .isEqualByComparingTo(simulated.fills().stream()
                        .map(fill -> fill.fees().add(fill.spread()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void buyPaysHalfTheSpreadMore() {
        SimulatedFill fill = SimulatedWorld.still()
                .simulate(SimulatedWorld.terms("0", "1", "0", "0"))
                .fills()
                .get(0);
        // 500 pays for 30 shares at 10.05.
        assertThat(fill.amount()).isEqualByComparingTo("-301.50");
        assertThat(fill.spread()).isEqualByComparingTo("1.50");
    }

    @Test
    void taxRelief_comesSomeWeeksLater() {
        Simulated simulated = SimulatedWorld.still().simulate(SimulatedWorld.terms("25", "0", "0", "0"));
        BookEntry relief = entries(simulated, EntryType.TAX_RELIEF).get(0);
        assertThat(relief.amount()).isEqualByComparingTo("125");
        assertThat(relief.tradeTime()).isEqualTo("2023-02-16T07:00:00Z");
    }

    @Test
    void split_changesTheUnits_andNoValue() {
        SimulatedWorld world = SimulatedWorld.still()
                .split(SimulatedWorld.SHARES, MARCH_6, "1", "4")
                .times(SimulatedWorld.SHARES, MARCH_6, SimulatedWorld.TO, "0.25");
        Simulated simulated = world.simulate();
        assertThat(value(simulated)).isEqualByComparingTo("12000");
        assertThat(simulated.heldBack()).isZero();
        assertThat(simulated.blocked()).isEmpty();
    }

    /** The order of the 6th is counted in new units before it is carried out on the 7th. */
    @Test
    void split_betweenRunAndTrade_changesTheOrder() {
        LocalDate day = LocalDate.of(2023, 2, 7);
        Simulated simulated = SimulatedWorld.still()
                .split(SimulatedWorld.SHARES, day, "1", "10")
                .times(SimulatedWorld.SHARES, day, SimulatedWorld.TO, "0.1")
                .simulate();
        assertThat(simulated.fills())
                .filteredOn(fill ->
                        fill.run().equals(day.minusDays(1)) && fill.listing().equals(SimulatedWorld.SHARES))
                .singleElement()
                .satisfies(fill -> {
                    assertThat(fill.units()).isEqualByComparingTo("300");
                    assertThat(fill.amount()).isEqualByComparingTo("-300");
                });
        assertThat(value(simulated)).isEqualByComparingTo("12000");
    }

    /** 28 May and 28 December 2023 and others fall on days after which no session of the month is left, or few are. */
    @Test
    void contributionAndWithdrawal_atTheEndOfAMonth_areNotLost() {
        Simulated paidIn = SimulatedWorld.still().simulate(SimulatedWorld.onDay(28));
        // And what is paid in at the start.
        assertThat(entries(paidIn, EntryType.CONTRIBUTION)).hasSize(25);
        Simulated takenOut = SimulatedWorld.still()
                .cadence("\"monthly\": {\"withdrawal\": {\"amount\": 400, \"max_sells\": 2, \"min_trade\": 10}}")
                .simulate(SimulatedWorld.onDay(28));
        assertThat(takenOut.firstShort()).isEmpty();
        assertThat(entries(takenOut, EntryType.WITHDRAWAL)).hasSize(24);
    }

    @Test
    void dividend_isPaidForWhatWasHeldThatMorning() {
        Simulated simulated = SimulatedWorld.still()
                .dividend(SimulatedWorld.BONDS, LocalDate.of(2023, 1, 6), "1")
                .dividend(SimulatedWorld.BONDS, LocalDate.of(2023, 1, 9), "0.5")
                .simulate();
        // The bonds are bought at the close of the 6th.
        assertThat(entries(simulated, EntryType.DIVIDEND))
                .singleElement()
                .satisfies(paid -> assertThat(paid.amount()).isEqualByComparingTo("5"));
    }

    @Test
    void badPrice_isHeldBack_andNothingIsTradedAtIt() {
        LocalDate bad = LocalDate.of(2023, 2, 7);
        Simulated simulated = SimulatedWorld.still()
                .times(SimulatedWorld.SHARES, bad, bad, "100")
                .simulate();
        assertThat(simulated.heldBack()).isEqualTo(1);
        assertThat(simulated.fills())
                .filteredOn(fill -> fill.run().equals(bad.minusDays(1)))
                .extracting(fill -> fill.listing() + " " + fill.at())
                .containsExactly("XLON:BND 2023-02-07T16:30:00Z", "XLON:SHR 2023-02-08T16:30:00Z");
        assertThat(value(simulated)).isEqualByComparingTo("12000");
    }

    @Test
    void runOnADayOfABadPrice_waitsUntilItIsGone() {
        LocalDate day = LocalDate.of(2023, 6, 5);
        Simulated simulated = SimulatedWorld.still()
                .times(SimulatedWorld.SHARES, day, day, "100")
                .simulate();
        assertThat(simulated.frozen()).containsExactly(day);
        assertThat(simulated.fills()).anyMatch(fill -> fill.run().equals(day.plusDays(1)));
        assertThat(value(simulated)).isEqualByComparingTo("12000");
    }

    @Test
    void levelThatLasts_isAccepted() {
        LocalDate fall = LocalDate.of(2023, 6, 6);
        Simulated simulated = SimulatedWorld.still()
                .times(SimulatedWorld.SHARES, fall, SimulatedWorld.TO, "0.25")
                .simulate();
        assertThat(simulated.heldBack()).isEqualTo(SimulationTerms.ACCEPT_AFTER - 1);
        assertThat(simulated.performance().series().newestFirm().session().date())
                .isEqualTo(SimulatedWorld.TO);
        assertThat(simulated.performance().periods().get(0).drawdown().value()).isPositive();
    }

    @Test
    void levelAtAnotherScale_isCorrected_asAnOwnerWould() {
        Simulated simulated = SimulatedWorld.still()
                .times(SimulatedWorld.SHARES, LocalDate.of(2023, 6, 6), LocalDate.of(2024, 3, 8), "0.01")
                .simulate();
        assertThat(simulated.heldBack()).isEqualTo(2 * (SimulationTerms.ACCEPT_AFTER - 1));
        assertThat(value(simulated)).isEqualByComparingTo("12000");
        assertThat(simulated.performance().periods().get(0).drawdown().value()).isZero();
    }

    @Test
    void missingCloses_blockTheRun_whichIsTriedAgain() {
        Simulated simulated = SimulatedWorld.still()
                .missing(SimulatedWorld.BONDS, LocalDate.of(2023, 4, 25), LocalDate.of(2023, 5, 9))
                .simulate();
        assertThat(simulated.blocked()).containsExactly(LocalDate.of(2023, 5, 5), LocalDate.of(2023, 5, 9));
        assertThat(simulated.fills()).anyMatch(fill -> fill.run().equals(LocalDate.of(2023, 5, 10)));
    }

    @Test
    void withdrawal_isRaisedBySells_andPaidOut() {
        Simulated simulated = SimulatedWorld.still()
                .cadence("\"monthly\": {\"withdrawal\": {\"amount\": 400, \"max_sells\": 2, \"min_trade\": 10}}")
                .simulate(SimulatedWorld.terms("0", "0", "20000", "0"));
        assertThat(entries(simulated, EntryType.WITHDRAWAL))
                .hasSize(24)
                .allSatisfy(paid -> assertThat(paid.amount()).isEqualByComparingTo("-400"));
        assertThat(value(simulated)).isEqualByComparingTo("10400");
        assertThat(simulated.fills())
                .filteredOn(fill -> fill.side() == Side.SELL)
                .isNotEmpty();
    }

    @Test
    void wave_isFiredOnce_andSellsThePark() {
        LocalDate fall = LocalDate.of(2023, 6, 6);
        Simulated simulated = SimulatedWorld.still()
                .more("""
                        "cash_park": {"listing": "XLON:PRK", "waves": [
                          {"name": "first", "drawdown_at_least": 0.05, "deploy": 1000,
                           "strategy": "most_underweight"}]},
                        """)
                .times(SimulatedWorld.SHARES, fall, SimulatedWorld.TO, "0.85")
                .simulate(SimulatedWorld.terms("0", "0", "10000", "2000"));
        assertThat(simulated.fills())
                .filteredOn(fill -> fill.stage() == Stage.CASH_PARK)
                .extracting(fill -> fill.run() + " " + fill.side() + " " + fill.listing() + " " + fill.reason())
                .containsExactly("2023-06-12 SELL XLON:PRK CASH_PARK_FUNDING", "2023-06-12 BUY XLON:SHR WAVE:first");
    }

    private static BigDecimal value(Simulated simulated) {
        return simulated.performance().series().newestFirm().total().value();
    }

    private static List<BookEntry> entries(Simulated simulated, EntryType type) {
        return simulated.book().entries().stream()
                .filter(entry -> entry.type() == type)
                .toList();
    }

    private static List<BookEntry> until(List<BookEntry> entries, Instant end) {
        return entries.stream().filter(entry -> entry.tradeTime().isBefore(end)).toList();
    }

    private static List<String> points(Simulated simulated, Instant end) {
        return simulated.performance().series().points().stream()
                .filter(point -> point.close().isBefore(end))
                .map(SimulationTest::text)
                .toList();
    }

    private static String text(SeriesPoint point) {
        return point.session().date() + " " + point.total().value() + " "
                + point.total().index();
    }
}
