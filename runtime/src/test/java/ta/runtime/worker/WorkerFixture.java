package ta.runtime.worker;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ta.backoffice.TestPolicies;
import ta.backoffice.TestPortfolio;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.governance.FreezePortfolio;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.market.IngestPrices;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.VenueCalendar;
import ta.backoffice.runs.RequestRun;
import ta.backoffice.runs.RunTask;
import ta.backoffice.runs.Runs;
import ta.backoffice.runs.VerifyRecord;
import ta.backoffice.simulation.RequestSimulation;
import ta.backoffice.simulation.SimulatedPolicy;
import ta.backoffice.simulation.SimulationPlan;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.strategy.ActivatePolicy;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.Ids;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;
import ta.runtime.keeping.Keeping;
import ta.runtime.notice.Courier;
import ta.runtime.provider.setup.Providers;
import ta.runtime.queue.Signal;
import ta.runtime.queue.ThreadSignal;
import ta.runtime.settings.Environment;

/** A portfolio with the shipped policy, and workers of all sorts for its runs. */
final class WorkerFixture {

    /** Settings whose pauses are short enough for tests. */
    static final WorkerSettings HASTY = new WorkerSettings(
            1,
            EnumSet.allOf(JobKind.class),
            Duration.ofMillis(50),
            Duration.ofSeconds(3),
            Duration.ofMinutes(15),
            Duration.ofMillis(20),
            Duration.ofSeconds(20));

    private static final Path POLICY = Path.of("../policy-compiler/src/main/resources/ta/policy/manifesto_policy.json");
    /** Noon of a session. */
    static final Instant PAID = Instant.parse("2026-02-26T12:00:00Z");

    private static final String WAITING = "select count(*) from pg_locks where not granted"
            + " and database = (select oid from pg_database where datname = current_database())";

    final TestDatabase database = TestDatabase.create();
    final Database app = database.as(Role.APP);
    final Database worker = database.as(Role.WORKER);
    final TestPortfolio portfolio = TestPortfolio.create(database);
    private final ActivePolicies policies = TestPolicies.SHARED;

    WorkerFixture() {
        new ActivatePolicy(app).activate(portfolio.owner(), portfolio.id(), policy(), "the first");
    }

    Worker worker(Map<String, String> variables) {
        return Worker.start(
                worker, policies, new Environment(variables, Path.of("")), HASTY, new SimpleMeterRegistry());
    }

    /** A worker with another signal. */
    Worker worker(Map<String, String> variables, Signal signal) {
        Environment environment = new Environment(variables, Path.of(""));
        return Worker.start(
                worker,
                policies,
                Providers.configured(environment),
                Courier.configured(environment),
                Keeping.configured(environment, worker),
                Optional.empty(),
                HASTY,
                signal,
                new SimpleMeterRegistry());
    }

    Worker worker(Providers providers) {
        Environment nothing = new Environment(Map.of(), Path.of(""));
        return Worker.start(
                worker,
                policies,
                providers,
                Courier.configured(nothing),
                Keeping.configured(nothing, worker),
                Optional.empty(),
                HASTY,
                new ThreadSignal(1, HASTY.poll()),
                new SimpleMeterRegistry());
    }

    /** A worker whose handler replaces that of decision runs. */
    Worker worker(JobHandler handler) {
        return worker(handler, HASTY, new ThreadSignal(1, HASTY.poll()));
    }

    Worker worker(JobHandler handler, WorkerSettings settings, Signal signal) {
        return new Worker(worker, Map.of(JobKind.DECIDE_RUN, handler), settings, signal, new SimpleMeterRegistry());
    }

    UUID request(RunTask task) {
        return request(task, Optional.empty());
    }

    UUID request(RunTask task, Optional<Instant> asOf) {
        return app.transact(
                        portfolio.owner(),
                        tx -> RequestRun.within(
                                tx, portfolio.id(), task, Ids.next().toString(), asOf))
                .runId();
    }

    UUID review() {
        return request(RunTask.WEEKLY_REVIEW);
    }

    Runs.Run run(UUID id) {
        return app.read(portfolio.owner(), tx -> Runs.one(tx, id));
    }

    /** Waits until the run has that state. */
    Runs.Run awaited(UUID run, String state) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> run(run), row -> row.state().equals(state));
    }

    /** A fund that is held, with the closes of two sessions. */
    void price() {
        app.transact(portfolio.owner(), tx -> {
            UUID fund = ListingKeys.all(tx).get(ListingId.of("XLON", "VWRP"));
            return RecordEntries.within(
                    tx,
                    portfolio.id(),
                    EntryBatch.manual(
                            NewEntry.transferIn(fund, BigDecimal.ONE, BigDecimal.TEN, PAID.minus(Duration.ofDays(1)))));
        });
        worker.transact(Actor.worker("worker", portfolio.id()), tx -> {
            UUID fund = ListingKeys.all(tx).get(ListingId.of("XLON", "VWRP"));
            return IngestPrices.within(
                    tx,
                    Stream.of(PAID, PAID.plus(Duration.ofDays(1)))
                            .map(at -> new PriceObservation(
                                    fund,
                                    at.plus(Duration.ofMinutes(275)),
                                    "file",
                                    PriceKind.CLOSE,
                                    BigDecimal.valueOf(11234),
                                    Optional.empty(),
                                    Optional.empty()))
                            .toList(),
                    tx.at());
        });
    }

    /** Closes of all instruments of the policy that walk at random, for each session of some days. */
    void closes(LocalDate from, LocalDate to) {
        VenueCalendar london = VenueCalendar.usual("XLON").orElseThrow();
        worker.transact(Actor.worker("worker", portfolio.id()), tx -> {
            Map<ListingId, UUID> keys = ListingKeys.all(tx);
            List<PriceObservation> closes = new ArrayList<>();
            for (Policy.Instrument instrument : policy().policy().instruments()) {
                Random random = new Random(instrument.listing().hashCode());
                double price = 1000;
                for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
                    if (london.isSession(day)) {
                        price *= Math.exp(random.nextGaussian() * 0.01);
                        closes.add(new PriceObservation(
                                keys.get(instrument.listing()),
                                london.close(day),
                                "file",
                                PriceKind.CLOSE,
                                BigDecimal.valueOf(Math.round(price * 100), 2),
                                Optional.empty(),
                                Optional.empty()));
                    }
                }
            }
            return IngestPrices.within(tx, closes, tx.at());
        });
    }

    /** Asks for a simulation of the policy, several times over so that it takes a while. */
    UUID simulate(LocalDate from, LocalDate to) {
        SimulationTerms terms = new SimulationTerms(
                from,
                to,
                1,
                BigDecimal.ZERO,
                0,
                SimulationTerms.Fill.NEXT_CLOSE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal("10000"),
                BigDecimal.ZERO,
                SimulationTerms.ACCEPT_AFTER);
        List<SimulatedPolicy> policies = IntStream.rangeClosed(1, RequestSimulation.POLICIES_MAX)
                .mapToObj(version -> SimulatedPolicy.of(version, policy()))
                .toList();
        return app.transact(
                portfolio.owner(),
                tx -> RequestSimulation.within(tx, portfolio.id(), terms, SimulationPlan.VERSIONS_ALONE, policies));
    }

    /** What {@code ta verify} says of the valuation points and of all other records. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        database.as(Role.READONLY).read(Actor.system("verify"), tx -> {
            VerifyRecord.within(tx, portfolio.id(), fault -> faults.add(fault.code() + " " + fault.sentence()));
            return faults;
        });
        return faults;
    }

    /** Records a contribution of one pound at that time. */
    void pay(Instant at) {
        new RecordEntries(app)
                .record(
                        portfolio.owner(),
                        portfolio.id(),
                        EntryBatch.manual(NewEntry.cash(EntryType.CONTRIBUTION, TestDatabase.number("1"), at)));
    }

    void freeze() {
        new FreezePortfolio(app).freeze(portfolio.owner(), portfolio.id(), "a doubt");
    }

    /** Holds jobs at their last step: everything is written, and the audit event waits. */
    Barrier barrier() {
        return new Barrier(this);
    }

    boolean somebodyWaits() {
        return !ask(WAITING).equals("0");
    }

    /** The first column of a query, as text, one row per line. */
    String ask(String sql) {
        List<String> rows = database.as(Role.READONLY)
                .read(Actor.system("test"), tx -> tx.sql().resultQuery(sql).fetch(0, String.class));
        return String.join("\n", rows);
    }

    private static PolicyResult.Valid policy() {
        try {
            return (PolicyResult.Valid) PolicyReader.read("manifesto_policy.json", Files.readAllBytes(POLICY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Locks the heads of the audit chains until it is closed. */
    static final class Barrier implements AutoCloseable {

        private final WorkerFixture desk;
        private final Connection owner;

        private Barrier(WorkerFixture desk) {
            this.desk = desk;
            try {
                owner = desk.database.connect(Role.OWNER);
                owner.setAutoCommit(false);
                try (var statement = owner.createStatement()) {
                    statement.execute("lock table ta.audit_heads in exclusive mode");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void awaitArrival() {
            await().atMost(Duration.ofSeconds(60)).until(desk::somebodyWaits);
        }

        @Override
        public void close() {
            try {
                owner.rollback();
                owner.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
