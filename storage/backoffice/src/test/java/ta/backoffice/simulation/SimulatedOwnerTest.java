package ta.backoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ta.backoffice.market.FxObservation;
import ta.rules.market.Price;
import ta.rules.performance.Book.SessionPrice;
import ta.rules.performance.SeriesPoint;

/** What stops a simulated portfolio stops a real one likewise, until its owner looks. */
class SimulatedOwnerTest {

    private static final String FX_JUMP = "\"fx_jump\": {\"severity\": \"critical\", \"max_pct\": 5}, ";
    private static final LocalDate JUNE_5 = LocalDate.of(2023, 6, 5);
    private static final LocalDate JUNE_6 = LocalDate.of(2023, 6, 6);

    private static List<LocalDate> june(int first, int last) {
        return LocalDate.of(2023, 6, first)
                .datesUntil(LocalDate.of(2023, 6, last).plusDays(1))
                .filter(SimulatedWorld.LONDON::isSession)
                .toList();
    }

    @Test
    void rateThatJumps_staysDoubtful_untilItsLevelHasLasted() {
        Simulated simulated = SimulatedWorld.still()
                .inDollars(FX_JUMP)
                .rate("USD", "GBP", JUNE_5, SimulatedWorld.TO, "0.88")
                .simulate();
        assertThat(simulated.blocked()).isEqualTo(june(5, 8));
        assertThat(simulated.fills()).anyMatch(fill -> fill.run().equals(LocalDate.of(2023, 6, 9)));
        // Until then, the last accepted rate values the bonds.
        assertThat(point(simulated, LocalDate.of(2023, 6, 8)).total().index())
                .isEqualByComparingTo(
                        point(simulated, LocalDate.of(2023, 6, 2)).total().index());
        assertThat(point(simulated, LocalDate.of(2023, 6, 9)).total().index())
                .isGreaterThan(
                        point(simulated, LocalDate.of(2023, 6, 8)).total().index());
    }

    @Test
    void ratesThatJumpToAndFro_areNoLevel() {
        SimulatedWorld world = SimulatedWorld.still().inDollars(FX_JUMP);
        LocalDate.of(2023, 6, 1)
                .datesUntil(LocalDate.of(2023, 6, 24))
                .forEach(day -> world.rate("USD", "GBP", day, day, day.getDayOfMonth() % 2 == 0 ? "0.88" : "0.96"));
        assertThat(world.simulate().blocked()).isEqualTo(june(5, 23));
    }

    @Test
    void invertedRate_stopsRuns_whateverThePolicyChecks() {
        Simulated simulated = SimulatedWorld.still()
                .inDollars("")
                .rate("USD", "GBP", JUNE_5, JUNE_5, "1.25")
                .simulate();
        assertThat(simulated.blocked()).containsExactly(JUNE_5);
        assertThat(point(simulated, JUNE_5).total().index())
                .isEqualByComparingTo(
                        point(simulated, LocalDate.of(2023, 6, 2)).total().index());
    }

    /** At the end of each day the cross rate is newer; it is not what the quoted rate is compared with. */
    @Test
    void rate_isComparedWithTheEarlierOneOfItsOwnKind() {
        SimulatedWorld world = SimulatedWorld.still().inDollars(FX_JUMP);
        world.rates.clear();
        world.rate("GBP", "USD", SimulatedWorld.FROM.minusDays(30), SimulatedWorld.TO, "1.25")
                .rate("GBP", "USD", JUNE_5, SimulatedWorld.TO, "1.45");
        for (FxObservation quoted : List.copyOf(world.rates)) {
            LocalDate day = quoted.asOf().atZone(ZoneOffset.UTC).toLocalDate();
            for (String quote : List.of("USD", "GBP")) {
                world.rates.add(new FxObservation(
                        "EUR",
                        quote,
                        day.atTime(LocalTime.of(20, 0)).toInstant(ZoneOffset.UTC),
                        "x",
                        quote.equals("USD") ? quoted.rate() : BigDecimal.ONE));
            }
        }
        assertThat(world.simulate().blocked()).contains(JUNE_5);
    }

    @Test
    void freezeOfARun_lastsWhileItsCauseDoes() {
        Simulated simulated = SimulatedWorld.still()
                .replace("\"stale_close\": {", "\"stale_close\": {\"freeze\": true, ")
                .missing(SimulatedWorld.BONDS, LocalDate.of(2023, 4, 25), LocalDate.of(2023, 5, 9))
                .simulate();
        assertThat(simulated.blocked()).containsExactly(LocalDate.of(2023, 5, 5));
        assertThat(simulated.frozen()).containsExactly(LocalDate.of(2023, 5, 9));
        assertThat(simulated.fills()).anyMatch(fill -> fill.run().equals(LocalDate.of(2023, 5, 10)));
    }

    @Test
    void freezeOfARun_isLiftedByTheOwner_andAskedForAgain() {
        Simulated simulated = SimulatedWorld.still()
                .replace("\"stale_close\": {", "\"stale_close\": {\"freeze\": true, ")
                .missing(SimulatedWorld.BONDS, LocalDate.of(2023, 5, 25), LocalDate.of(2023, 6, 15))
                .simulate();
        assertThat(simulated.blocked()).containsExactly(JUNE_5, LocalDate.of(2023, 6, 12));
        assertThat(simulated.frozen()).hasSize(7);
    }

    @Test
    void closesOfMixedLevels_areNeverAccepted() {
        SimulatedWorld world = SimulatedWorld.still();
        List<LocalDate> mixed = june(6, 30);
        for (int i = 0; i < mixed.size(); i++) {
            world.close(SimulatedWorld.SHARES, mixed.get(i), i % 2 == 0 ? "2.5" : "0.6");
        }
        Simulated simulated = world.simulate();
        assertThat(simulated.heldBack()).isEqualTo(mixed.size());
        assertThat(point(simulated, SimulatedWorld.TO).total().value()).isEqualByComparingTo("12000");
    }

    /** Three closes contradict the others six times, two only five times: the count of findings, not of closes. */
    @Test
    void start_isTheCloseWithTheFewestContradictions() {
        SimulatedWorld world = SimulatedWorld.still();
        List<LocalDate> days = new ArrayList<>(world.closes
                .get(SimulatedWorld.SHARES)
                .headMap(LocalDate.of(2023, 1, 17))
                .keySet());
        List<String> first = List.of("10", "10", "10", "35", "35", "1000", "1000");
        for (int i = 0; i < first.size(); i++) {
            world.close(SimulatedWorld.SHARES, days.get(i), first.get(i));
        }
        Simulated simulated = world.simulate(SimulatedWorld.terms().between(days.get(first.size()), SimulatedWorld.TO));
        assertThat(simulated.heldBack()).isEqualTo(SimulationTerms.ACCEPT_AFTER - 1);
    }

    /** The run after the close of 28 February takes place in March, for a policy in Tokyo. */
    @Test
    void month_isThatOfThePolicysTimeZone() {
        List<SimulatedRun> runs = new ArrayList<>();
        SimulatedWorld.still()
                .replace("Europe/London", "Asia/Tokyo")
                .simulate(SimulatedWorld.onDay(28), false, runs::add);
        BigDecimal deployed = runs.stream()
                .filter(run -> run.day().equals(LocalDate.of(2023, 3, 28)))
                .findFirst()
                .orElseThrow()
                .snapshot()
                .cash()
                .contributionDeployedThisMonth();
        assertThat(deployed).isEqualByComparingTo("500");
    }

    @Test
    void splitOnADayWithoutAClose_changesThePriceOfTheOneBefore() {
        List<SimulatedRun> runs = new ArrayList<>();
        Simulated simulated = SimulatedWorld.still()
                .split(SimulatedWorld.SHARES, JUNE_5, "1", "4")
                .times(SimulatedWorld.SHARES, JUNE_5, SimulatedWorld.TO, "0.25")
                .missing(SimulatedWorld.SHARES, JUNE_5, JUNE_5)
                .simulate(SimulatedWorld.terms(), false, runs::add);
        assertThat(runs)
                .filteredOn(run -> run.day().equals(JUNE_5))
                .singleElement()
                .satisfies(run -> assertThat(run.snapshot().prices())
                        .filteredOn(price -> price.listing().equals(SimulatedWorld.SHARES))
                        .extracting(Price::price)
                        .allSatisfy(price -> assertThat(price).isEqualByComparingTo("2.5")));
        assertThat(point(simulated, SimulatedWorld.TO).total().value()).isEqualByComparingTo("12000");
    }

    /** As in the book of a portfolio: a later price may confirm one at which a listing was sold. */
    @Test
    void listingThatWasSold_keepsItsPricesInTheBook() {
        Simulated simulated = SimulatedWorld.still()
                .more("""
                        "cash_park": {"listing": "XLON:PRK", "waves": [
                          {"name": "first", "drawdown_at_least": 0.05, "deploy": 2000,
                           "strategy": "most_underweight"}]},
                        """)
                .times(SimulatedWorld.SHARES, JUNE_6, SimulatedWorld.TO, "0.85")
                .simulate(SimulatedWorld.terms("0", "0", "10000", "2000"));
        SeriesPoint last = point(simulated, SimulatedWorld.TO);
        assertThat(last.cashPark()).isZero();
        assertThat(last.session().prices())
                .extracting(SessionPrice::listing)
                .containsExactlyInAnyOrder(SimulatedWorld.BONDS, SimulatedWorld.PARK, SimulatedWorld.SHARES);
    }

    private static SeriesPoint point(Simulated simulated, LocalDate day) {
        return simulated.performance().series().points().stream()
                .filter(point -> point.session().date().equals(day))
                .findFirst()
                .orElseThrow();
    }
}
