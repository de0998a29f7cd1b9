package ta.backoffice.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.jobs.ClaimJob;
import ta.backoffice.jobs.CompleteJob;
import ta.backoffice.jobs.FailJob;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.jobs.LeaseLostException;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.jobs.RunProblem;
import ta.backoffice.market.IngestPrices;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.backoffice.registry.UnitRatio;
import ta.backoffice.simulation.StoredSimulation.State;
import ta.backoffice.strategy.ActivatePolicy;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.decision.DecisionJson;
import ta.rules.market.PriceKind;
import ta.rules.performance.PerformanceJson;
import ta.rules.portfolio.ListingId;

/** A simulation over the closes that are stored, from its request to its result. */
class StoredSimulationTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    /** With the targets held and a benchmark. */
    private static final SimulationPlan COMPARED =
            new SimulationPlan(true, Optional.of(SimulatedWorld.BONDS), Optional.empty(), List.of(), Optional.empty());

    private final TestDatabase database = TestDatabase.create();
    private final Database app = database.as(Role.APP);
    private final Database worker = database.as(Role.WORKER);
    private final SimulatedWorld world = SimulatedWorld.random(3);
    private TestPortfolio portfolio;

    @BeforeEach
    void store() {
        portfolio = TestPortfolio.create(database);
        new ActivatePolicy(app).activate(portfolio.owner(), portfolio.id(), world.policy(), "the first");
        Map<ListingId, UUID> keys = app.read(portfolio.owner(), ListingKeys::all);
        List<PriceObservation> closes = new ArrayList<>();
        world.closes.forEach((listing, byDay) -> byDay.forEach((day, price) -> closes.add(new PriceObservation(
                keys.get(listing),
                SimulatedWorld.LONDON.close(day),
                "file",
                PriceKind.CLOSE,
                price,
                Optional.empty(),
                Optional.empty()))));
        worker.transact(Actor.worker("worker", portfolio.id()), tx -> IngestPrices.within(tx, closes, tx.at()));
    }

    @Test
    void storedHistory_isWhatThePortfolioAccepts() {
        assertThat(history().listings()).isEqualTo(world.history().listings());
    }

    @Test
    void split_isOneOfTheHistory() {
        UUID shares = app.read(portfolio.owner(), ListingKeys::all).get(SimulatedWorld.SHARES);
        LocalDate day = LocalDate.of(2024, 3, 4);
        database.as(Role.APP)
                .transact(
                        Actor.system("test"),
                        tx -> RecordCorporateAction.within(
                                tx,
                                shares,
                                day,
                                new UnitRatio(TestDatabase.number("1"), TestDatabase.number("4")),
                                "x"));
        world.split(SimulatedWorld.SHARES, day, "1", "4");
        assertThat(history().listings().get(SimulatedWorld.SHARES).splits())
                .isEqualTo(world.history().listings().get(SimulatedWorld.SHARES).splits());
    }

    @Test
    void span_isThatOfAllInstruments_andNamesTheOnesWithoutACloses() {
        StoredSpan span = app.read(
                portfolio.owner(),
                tx -> StoredSpan.of(tx, portfolio.id(), List.of(world.rules().policy())));
        assertThat(span.first())
                .contains(world.closes.get(SimulatedWorld.SHARES).firstKey());
        assertThat(span.last()).contains(SimulatedWorld.TO);
        TestPortfolio other = TestPortfolio.create(database);
        database.asSuperuser(
                "insert into ta.unseen_observations select '" + other.id() + "', p.id from ta.price_points p"
                        + " join ta.listings l on l.id = p.listing_id where l.ticker = 'BND'");
        assertThat(app.read(
                                other.owner(),
                                tx -> StoredSpan.of(
                                        tx, other.id(), List.of(world.rules().policy())))
                        .missing())
                .containsExactly(SimulatedWorld.BONDS);
    }

    @Test
    void simulation_givesTheFiguresOfItsHistory_andEachKeptRunAgain() {
        UUID id = request();
        assertThat(one(id).state()).isEqualTo(State.QUEUED);
        work();
        StoredSimulation done = one(id);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.progress()).isEqualTo(100);
        ObjectNode result = result(id).orElseThrow();
        JsonNode simulation = result.get("simulations").get(0);
        Simulated expected = world.simulate();
        assertThat(simulation.get("figures").get("end_value"))
                .isEqualTo(
                        PerformanceJson.period(expected.performance().periods().get(0))
                                .get("end_value"));
        assertThat(simulation.get("trades")).hasSameSizeAs(expected.fills());
        assertThat(simulation.get("points").size()).isBetween(100, SimulationResult.POINTS_MAX + 1);
        assertThat(simulation.get("runs")).isNotEmpty();
        for (JsonNode kept : simulation.get("runs")) {
            SimulatedDay day = SimulatedDay.of(
                    app,
                    portfolio.owner(),
                    TestPolicies.SHARED,
                    portfolio.id(),
                    id,
                    1,
                    LocalDate.parse(kept.get("day").textValue()));
            assertThat(day.kept())
                    .contains(DecisionJson.of(day.run().decision())
                            .get("decision_sha256")
                            .textValue());
        }
        assertThatThrownBy(() -> SimulatedDay.of(
                        app, portfolio.owner(), TestPolicies.SHARED, portfolio.id(), id, 1, LocalDate.of(2023, 1, 7)))
                .isInstanceOf(StorageException.NotFound.class);
        String last = database.as(Role.READONLY)
                .read(
                        Actor.system("test"),
                        tx -> String.valueOf(tx.sql()
                                .fetchValue("select event::json ->> 'action' from ta.audit_events"
                                        + " where portfolio_id is not null order by seq desc limit 1")));
        assertThat(last).isEqualTo("simulation.request");
    }

    @Test
    void sessions_areKeptInFull_thoughTheChartsHaveSome() {
        UUID id = request(COMPARED, world.text());
        work();
        List<String> lines = app.read(portfolio.owner(), tx -> StoredSimulation.sessions(tx, portfolio.id(), id))
                .orElseThrow()
                .lines()
                .toList();
        int sessions = world.simulate().performance().series().firmPoints().size();
        assertThat(lines.get(0)).startsWith("policy,session,value").endsWith("drift_pp:bonds,drift_pp:shares");
        assertThat(lines.stream().filter(line -> line.startsWith("version 1,"))).hasSize(sessions);
        assertThat(lines.stream().filter(line -> line.startsWith("targets held,")))
                .hasSizeGreaterThan(400);
        assertThat(lines.stream().filter(line -> line.startsWith("XLON:BND,"))).hasSizeGreaterThan(400);
        String last = lines.get(sessions);
        assertThat(last.split(",")[2])
                .isEqualTo(result(id)
                        .orElseThrow()
                        .at("/simulations/0/figures/end_value")
                        .textValue());
    }

    @Test
    void targetsHeldAndBenchmark_areComparedWithTheVersion() {
        JsonNode simulations = simulate(COMPARED, world.text()).get("simulations");
        assertThat(simulations.valueStream().map(each -> each.get("kind").textValue()))
                .containsExactly("VERSION", "HELD", "BENCHMARK");
        assertThat(simulations.valueStream().map(each -> each.get("name").textValue()))
                .containsExactly("version 1", "targets held", "XLON:BND");
        String held = Contender.targetsHeld(world.policy().document())
                .policy()
                .document()
                .root()
                .toString();
        assertThat(simulations.at("/1/figures"))
                .isEqualTo(simulate(SimulationPlan.VERSIONS_ALONE, held).at("/simulations/0/figures"));
        assertThat(simulations.at("/2/figures/paid_in")).isEqualTo(simulations.at("/0/figures/paid_in"));
    }

    /** The targets have a sum, so they are one change; fewer orders than default orders are not valid. */
    @Test
    void eachChange_isSimulatedAlone_orSaysWhyItCannotBe() {
        String draft = world.text()
                .replace("\"target_weight\": 0.6", "\"target_weight\": 0.5")
                .replace("\"target_weight\": 0.4", "\"target_weight\": 0.5")
                .replace("\"absolute_pp\": 3", "\"absolute_pp\": 9")
                .replace("\"max_orders\": 2", "\"max_orders\": 1")
                .replace("\"when_drifted\"", "\"deploy\": \"all_cash\", \"when_drifted\"")
                .replace(
                        "{\"listing\": \"XLON:SHR\", \"amount\": 300}, {\"listing\": \"XLON:BND\", \"amount\": 200}",
                        "{\"listing\": \"XLON:SHR\", \"amount\": 500}");
        ObjectNode result = simulate(
                new SimulationPlan(false, Optional.empty(), Optional.of(2), List.of(), Optional.empty()),
                draft,
                world.text());
        JsonNode changes = result.get("changes");
        assertThat(changes.get("from").intValue()).isEqualTo(2);
        assertThat(changes.get("to").intValue()).isEqualTo(1);
        assertThat(changes.get("left_out").intValue()).isZero();
        JsonNode each = changes.get("each");
        assertThat(each.valueStream().map(one -> one.at("/changes/0/clause").textValue()))
                .containsExactly(
                        "/sleeves/shares/target_weight",
                        "/drift_bands/b/absolute_pp",
                        "/cadence/monthly/max_orders",
                        "/cadence/monthly/default_orders/XLON:SHR/amount",
                        "/cadence/monthly/deploy");
        assertThat(each.get(0).get("changes")).hasSize(2);
        assertThat(each.get(2).get("figures").isNull()).isTrue();
        assertThat(each.at("/2/problem/code").textValue()).isEqualTo("DEFAULT_ORDERS_COUNT");
        assertThat(each.at("/2/problem/message").textValue()).contains("2");
        String alone = world.text().replace("\"absolute_pp\": 3", "\"absolute_pp\": 9");
        JsonNode band = simulate(SimulationPlan.VERSIONS_ALONE, alone).at("/simulations/0/figures");
        assertThat(each.get(1).get("figures")).isEqualTo(band);
        assertThat(new BigDecimal(each.at("/1/difference").textValue()))
                .isEqualByComparingTo(new BigDecimal(band.get("end_value").textValue())
                        .subtract(new BigDecimal(
                                result.at("/simulations/1/figures/end_value").textValue())));
    }

    @Test
    void variants_areTriedFromThreeFirstDays() {
        Variant.Axis bands = new Variant.Axis(JsonPointer.compile("/drift_bands/b/absolute_pp"), List.of("3", "9"));
        ObjectNode result = simulate(
                new SimulationPlan(false, Optional.empty(), Optional.empty(), List.of(bands), Optional.empty()),
                world.text());
        JsonNode variants = result.at("/sweep/variants");
        assertThat(variants).hasSize(2);
        assertThat(variants.at("/0/value")).isEqualTo(result.at("/simulations/0/figures/end_value"));
        assertThat(variants.at("/1/spread_by_start").textValue()).isNotNull();
        assertThat(variants.at("/0/differs_from_first").booleanValue()).isFalse();
    }

    @Test
    void paths_areDrawnFromTheHistory_andATooShortOneSaysSo() {
        JsonNode stress = simulate(paths(6), world.text()).get("stress");
        assertThat(stress.get("paths").findValuesAsText("seed")).containsExactly("7", "8");
        assertThat(stress.get("percentiles")).hasSize(7);
        assertThat(stress.get("withdraws").booleanValue()).isFalse();
        UUID id = request(paths(100), world.text());
        work();
        assertThat(one(id).state()).isEqualTo(State.FAILED);
        assertThat(one(id).problem().orElseThrow()).contains("blocks of 100 need at least 200");
    }

    @Test
    void simulation_thatIsCancelledUnderWay_stopsAndKeepsNothing() throws InterruptedException {
        UUID id = request();
        LeasedJob job = claim("one");
        RunSimulation eager = new RunSimulation(worker, TestPolicies.SHARED, Duration.ZERO);
        Thread thread = new Thread(() -> new CompleteJob(worker).complete(job, eager.prepare(job)));
        thread.start();
        while (thread.isAlive() && one(id).progress() == 0) {
            Thread.sleep(1);
        }
        cancel(id);
        thread.join();
        assertThat(one(id).state()).isEqualTo(State.CANCELLED);
        assertThat(result(id)).isEmpty();
        assertThatThrownBy(() -> cancel(id)).hasMessageContaining("is CANCELLED already");
    }

    @Test
    void simulation_whoseWorkerDied_isStartedOverByAnother() {
        UUID id = request();
        LeasedJob first = claim("one");
        var late = run().prepare(first);
        database.asSuperuser("update ta.jobs set leased_until = now() - interval '1 second' where state = 'RUNNING'");
        LeasedJob second = claim("two");
        assertThat(second.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> new CompleteJob(worker).complete(first, late)).isInstanceOf(LeaseLostException.class);
        assertThat(one(id).state()).isEqualTo(State.RUNNING);
        new CompleteJob(worker).complete(second, run().prepare(second));
        assertThat(one(id).state()).isEqualTo(State.DONE);
    }

    @Test
    void simulation_thatNoWorkerCanFinish_hasFailed() {
        UUID id = request();
        new FailJob(worker).refuse(claim("one"), new RunProblem("DEFECT", "it broke"));
        assertThat(one(id).state()).isEqualTo(State.FAILED);
        assertThat(one(id).problem()).isPresent();
    }

    @Test
    void requests_areBounded_andTheOldestGo() {
        List<UUID> asked = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            UUID id = request();
            asked.add(id);
            cancel(id);
        }
        List<StoredSimulation> kept = app.read(portfolio.owner(), tx -> StoredSimulation.of(tx, portfolio.id()));
        assertThat(kept).extracting(StoredSimulation::id).hasSize(20).doesNotContain(asked.get(0), asked.get(1));
        request();
        request();
        request();
        assertThatThrownBy(this::request).hasMessageContaining("3 simulations of the portfolio are unfinished");
    }

    private MarketHistory history() {
        return app.read(
                portfolio.owner(),
                tx -> StoredHistory.load(
                                tx, portfolio.id(), List.of(world.rules().policy()), tx.at())
                        .of(world.rules().policy()));
    }

    private UUID request() {
        return request(SimulationPlan.VERSIONS_ALONE, world.text());
    }

    private UUID request(SimulationPlan plan, String... texts) {
        List<SimulatedPolicy> policies = new ArrayList<>();
        for (String text : texts) {
            policies.add(SimulatedPolicy.of(policies.size() + 1, valid(text)));
        }
        return app.transact(
                portfolio.owner(),
                tx -> RequestSimulation.within(tx, portfolio.id(), SimulatedWorld.terms(), plan, policies));
    }

    private static SimulationPlan paths(int blockMonths) {
        SimulationPlan.Paths drawn = new SimulationPlan.Paths(2, 1, blockMonths, 7);
        return new SimulationPlan(false, Optional.empty(), Optional.empty(), List.of(), Optional.of(drawn));
    }

    private static PolicyResult.Valid valid(String text) {
        PolicyResult result = PolicyReader.read("policy", text.getBytes(StandardCharsets.UTF_8));
        assertThat(result).isInstanceOf(PolicyResult.Valid.class);
        return (PolicyResult.Valid) result;
    }

    /** Carries out a request at once. */
    private ObjectNode simulate(SimulationPlan plan, String... texts) {
        UUID id = request(plan, texts);
        work();
        assertThat(one(id).plan()).isEqualTo(plan);
        assertThat(one(id).problem()).isEmpty();
        return result(id).orElseThrow();
    }

    private void cancel(UUID id) {
        app.transact(portfolio.owner(), tx -> {
            CancelSimulation.within(tx, portfolio.id(), id);
            return null;
        });
    }

    private void work() {
        LeasedJob job = claim("one");
        new CompleteJob(worker).complete(job, run().prepare(job));
    }

    private LeasedJob claim(String by) {
        return new ClaimJob(worker)
                .claim(by, LEASE, EnumSet.of(JobKind.SIMULATE))
                .orElseThrow();
    }

    private RunSimulation run() {
        return new RunSimulation(worker, TestPolicies.SHARED);
    }

    private StoredSimulation one(UUID id) {
        return app.read(portfolio.owner(), tx -> StoredSimulation.one(tx, portfolio.id(), id));
    }

    private Optional<ObjectNode> result(UUID id) {
        return app.read(portfolio.owner(), tx -> StoredSimulation.result(tx, portfolio.id(), id));
    }
}
