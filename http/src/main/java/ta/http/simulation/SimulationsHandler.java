package ta.http.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import ta.backoffice.simulation.CancelSimulation;
import ta.backoffice.simulation.RequestSimulation;
import ta.backoffice.simulation.SimulatedDay;
import ta.backoffice.simulation.SimulatedPolicy;
import ta.backoffice.simulation.SimulationJson;
import ta.backoffice.simulation.SimulationPlan;
import ta.backoffice.simulation.SimulationTerms;
import ta.backoffice.simulation.StoredSimulation;
import ta.backoffice.simulation.StoredSpan;
import ta.backoffice.strategy.ActivePolicies;
import ta.backoffice.strategy.StrategyVersions;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.Call;
import ta.http.route.Content;
import ta.http.runs.ExplanationHandler;
import ta.http.runs.RunsHandler;
import ta.http.simulation.SimulationShapes.MadePaths;
import ta.http.simulation.SimulationShapes.NewSimulation;
import ta.http.simulation.SimulationShapes.SimulatedRun;
import ta.http.simulation.SimulationShapes.SimulatedVersion;
import ta.http.simulation.SimulationShapes.Simulation;
import ta.http.simulation.SimulationShapes.SimulationDetail;
import ta.http.simulation.SimulationShapes.SimulationSpan;
import ta.http.simulation.SimulationShapes.VariedKey;
import ta.http.strategy.RulesHandler;
import ta.http.strategy.Versions;
import ta.policy.PolicyResult;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.policy.Policy;
import ta.rules.snapshot.Snapshot;

/** Simulations. A request is queued and returns at once; a worker carries it out. */
public final class SimulationsHandler {

    private final Database database;
    private final ActivePolicies policies;
    private final Runnable wake;

    /**
     * @param wake signals the worker that there is a job
     */
    public SimulationsHandler(Database database, ActivePolicies policies, Runnable wake) {
        this.database = database;
        this.policies = policies;
        this.wake = wake;
    }

    /** Refuses with all faults of the request at once. */
    public Simulation request(Call call, Transaction tx) {
        NewSimulation body = call.body(NewSimulation.class);
        Faults faults = new Faults();
        List<Integer> numbers = body.versions().orElseGet(() -> List.of(active(call, tx)));
        Map<Integer, PolicyResult.Valid> versions = read(call, tx, faults, numbers);
        if (versions.isEmpty()) {
            faults.refuse();
        }
        RequestedPlan asked = new RequestedPlan(body, versions, faults);
        SimulationPlan plan = asked.of(StrategyVersions.active(tx, portfolio(call))
                .map(active -> active.row().number()));
        asked.benchmark().ifPresent(held -> requireCloses(call, tx, faults, held));
        List<Policy> policies = new ArrayList<>(asked.variants());
        versions.values().forEach(valid -> policies.add(valid.policy()));
        SimulationTerms terms = new RequestedTerms(body, faults).over(StoredSpan.of(tx, portfolio(call), policies));
        asked.requireTime(terms);
        faults.refuse();
        List<SimulatedPolicy> simulated = new ArrayList<>();
        versions.forEach((number, valid) -> simulated.add(SimulatedPolicy.of(number, valid)));
        UUID id = RequestSimulation.within(tx, portfolio(call), terms, plan, simulated);
        call.afterCommit(wake);
        return shape(StoredSimulation.one(tx, portfolio(call), id));
    }

    private static void requireCloses(Call call, Transaction tx, Faults faults, Policy benchmark) {
        StoredSpan.of(tx, portfolio(call), List.of(benchmark))
                .missing()
                .forEach(listing -> faults.add(
                        "/benchmark", "no closes are stored of " + listing + ". Maybe import them from a file."));
    }

    /** The stored days over which versions can be simulated. */
    public SimulationSpan span(Call call, Transaction tx) {
        Faults faults = new Faults();
        List<Integer> numbers = call.query("versions")
                .map(text -> Stream.of(text.split(","))
                        .filter(number -> number.matches("[0-9]{1,9}"))
                        .map(Integer::valueOf)
                        .toList())
                .orElseGet(() -> List.of(active(call, tx)));
        List<Policy> read = read(call, tx, faults, numbers).values().stream()
                .map(PolicyResult.Valid::policy)
                .toList();
        faults.refuse();
        StoredSpan span = StoredSpan.of(tx, portfolio(call), read);
        return new SimulationSpan(span.first(), span.last(), span.missing());
    }

    private static int active(Call call, Transaction tx) {
        return StrategyVersions.active(tx, portfolio(call))
                .orElseThrow(Versions::noPolicy)
                .row()
                .number();
    }

    /** The policies of versions, in their order; faults of their number and texts are noted. */
    private static Map<Integer, PolicyResult.Valid> read(
            Call call, Transaction tx, Faults faults, List<Integer> numbers) {
        if (numbers.isEmpty() || numbers.size() > RequestSimulation.POLICIES_MAX) {
            faults.add("/versions", "must name 1 to " + RequestSimulation.POLICIES_MAX + " versions");
            return Map.of();
        }
        Map<Integer, PolicyResult.Valid> read = new LinkedHashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            int number = numbers.get(i);
            if (numbers.indexOf(number) < i) {
                faults.add("/versions/" + i, "version " + number + " is named twice");
            } else {
                valid(call, tx, faults, i, number).ifPresent(valid -> read.put(number, valid));
            }
        }
        return read;
    }

    private static Optional<PolicyResult.Valid> valid(Call call, Transaction tx, Faults faults, int place, int number) {
        String at = "/versions/" + place;
        try {
            PolicyResult result = Versions.read(StrategyVersions.one(tx, portfolio(call), number));
            if (result instanceof PolicyResult.Valid valid) {
                String currency = valid.policy().baseCurrency();
                if (currency.equals(call.portfolio().baseCurrency())) {
                    return Optional.of(valid);
                }
                faults.add(
                        at,
                        "version " + number + " is in " + currency + ", the portfolio in "
                                + call.portfolio().baseCurrency());
            } else {
                faults.add(at, "version " + number + " has errors. Maybe correct them first.");
            }
        } catch (StorageException.NotFound e) {
            faults.add(at, e.getMessage());
        }
        return Optional.empty();
    }

    public List<Simulation> list(Call call, Transaction tx) {
        return StoredSimulation.of(tx, portfolio(call)).stream()
                .map(SimulationsHandler::shape)
                .toList();
    }

    public SimulationDetail one(Call call, Transaction tx) {
        StoredSimulation simulation = StoredSimulation.one(tx, portfolio(call), call.id("simulation"));
        return new SimulationDetail(
                shape(simulation),
                StoredSimulation.result(tx, portfolio(call), simulation.id()).map(result -> result));
    }

    public Simulation cancel(Call call, Transaction tx) {
        CancelSimulation.within(tx, portfolio(call), call.id("simulation"));
        return shape(StoredSimulation.one(tx, portfolio(call), call.id("simulation")));
    }

    /** Every session of all policies. */
    public Content csv(Call call, Transaction tx) {
        UUID id =
                StoredSimulation.one(tx, portfolio(call), call.id("simulation")).id();
        String sessions = StoredSimulation.sessions(tx, portfolio(call), id)
                .orElseThrow(() -> new Refused(
                        Code.SIMULATION_UNDONE, "the simulation has no sessions", "Maybe wait, or simulate again."));
        return new Content("text/csv; charset=utf-8", sessions, "simulation.csv");
    }

    /** Simulates up to the day again, without a transaction. */
    public Object simulate(Call call) {
        UUID id = call.id("simulation");
        LocalDate day = day(call);
        int version = call.query("version")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElseThrow(() -> Refused.at(Code.INVALID, "version", "is required: the number of a version"));
        SimulatedDay found = SimulatedDay.of(
                database,
                Actor.user(call.user().userId(), call.user().email()),
                policies,
                portfolio(call),
                id,
                version,
                day);
        Snapshot snapshot = found.run().snapshot();
        Result result = Engine.explain(found.policy().rules(), snapshot);
        ObjectNode decision = DecisionJson.of(result.decision());
        boolean agrees = found.kept()
                .map(decision.get("decision_sha256").textValue()::equals)
                .orElse(true);
        return new SimulatedRun(
                id,
                version,
                day,
                snapshot.run().task().name(),
                agrees,
                decision,
                ExplanationHandler.explained(id, found.version().sha256(), agrees, found.policy(), snapshot, result),
                RunsHandler.traced(id, version, found.policy(), result),
                found.version().text(),
                RulesHandler.rulesOf(found.policy()));
    }

    public SimulatedRun run(Call call, Transaction tx) {
        return call.prepared(SimulatedRun.class);
    }

    private static LocalDate day(Call call) {
        try {
            return LocalDate.parse(call.request().path("day"));
        } catch (DateTimeParseException e) {
            throw new StorageException.NotFound("day", call.request().path("day"));
        }
    }

    private static UUID portfolio(Call call) {
        return call.portfolio().id();
    }

    private static Simulation shape(StoredSimulation row) {
        return new Simulation(
                row.id(),
                row.state(),
                row.progress(),
                row.askedBy(),
                row.askedAt(),
                row.finishedAt(),
                SimulationJson.terms(row.terms()),
                row.policies().stream()
                        .map(policy -> new SimulatedVersion(policy.version(), policy.sha256()))
                        .toList(),
                row.plan().hold(),
                row.plan().benchmark(),
                row.plan().changesFrom().isPresent(),
                row.plan().vary().stream()
                        .map(axis -> new VariedKey(axis.pointer().toString(), axis.values()))
                        .toList(),
                row.plan()
                        .paths()
                        .map(paths -> new MadePaths(
                                paths.count(), paths.years(), Optional.of(paths.blockMonths()), Optional.of((int)
                                        paths.seed()))),
                row.problem(),
                row.approvedVersion());
    }
}
