package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import ta.backoffice.simulation.SimulationResult.Kind;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.StorageException;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyResult;
import ta.rules.decision.DecisionJson;
import ta.rules.outcome.Outcome;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

/** All simulations of a request: the versions, what is compared with them, each change, the variants and the paths. */
final class SimulationWork {

    private static final int WHOLE = 100;
    private static final int STARTS = 3;

    private final StoredSimulation asked;
    private final SimulationPlan plan;
    private final ActivePolicies compiler;
    private final int threads;
    private final List<PolicyResult.Valid> versions;
    private final Optional<Contender> held;
    private final Optional<Contender> benchmark;
    private final Optional<EachChange> changes;
    private final List<Variant> variants;
    private final AtomicLong done = new AtomicLong();

    /**
     * What is kept.
     *
     * @param sessions as {@link SessionsCsv} writes them
     */
    record Finished(ObjectNode result, String sessions) {}

    /** A simulation with what is kept of it, and its rows as CSV. */
    private record Part(Simulated simulated, ObjectNode json, String rows) {}

    /**
     * @param threads how many simulations run at once
     */
    SimulationWork(StoredSimulation asked, ActivePolicies compiler, int threads) {
        this.asked = asked;
        this.plan = asked.plan();
        this.compiler = compiler;
        this.threads = threads;
        this.versions = asked.policies().stream().map(SimulatedPolicy::read).toList();
        PolicyResult.Valid first = versions.get(0);
        this.held = plan.hold() ? Optional.of(Contender.targetsHeld(first.document())) : Optional.empty();
        this.benchmark = plan.benchmark().map(listing -> benchmark(first, listing));
        this.changes = plan.changesFrom()
                .map(number -> EachChange.between(versions.get(before(number)), versions.get(1 - before(number))));
        this.variants =
                plan.vary().isEmpty() ? List.of() : Variant.all(first.document().root(), plan.vary());
    }

    private static Contender benchmark(PolicyResult.Valid first, ListingId listing) {
        return Contender.benchmark(first.document(), first.policy(), listing)
                .orElseThrow(() -> new StorageException.Conflict(
                        "UNKNOWN_LISTING",
                        "the benchmark " + listing + " is not known",
                        "Maybe name a listing of the policy."));
    }

    /** The place of the version from which the changes are made; the other one is the only one beside it. */
    private int before(int number) {
        return asked.policies().get(0).version() == number ? 0 : 1;
    }

    /** All policies whose history is needed. */
    List<Policy> policies() {
        List<Policy> policies = new ArrayList<>();
        versions.forEach(version -> policies.add(version.policy()));
        held.ifPresent(each -> policies.add(each.policy().rules().policy()));
        benchmark.ifPresent(each -> policies.add(each.policy().rules().policy()));
        changes.ifPresent(each -> each.valid().forEach(valid -> policies.add(valid.policy())));
        variants.forEach(variant -> {
            if (variant.result() instanceof PolicyResult.Valid valid) {
                policies.add(valid.policy());
            }
        });
        return policies;
    }

    /** How far it is, in whole percent below 100. */
    int percent() {
        long simulations = versions.size()
                + held.stream().count()
                + benchmark.stream().count()
                + changes.map(each -> each.valid().size()).orElse(0)
                + (long) STARTS * variants.size();
        long all = simulations * days() + plan.paths().map(SimulationWork::days).orElse(0L);
        return (int) Math.min(WHOLE - 1, WHOLE * done.get() / all);
    }

    private long days() {
        return ChronoUnit.DAYS.between(asked.terms().from(), asked.terms().to()) + 1;
    }

    private static long days(SimulationPlan.Paths paths) {
        return 365L * paths.years() * paths.count();
    }

    /**
     * @throws InterruptedException if the thread is interrupted; all simulations end then
     * @throws StorageException.Conflict if the history is too short for the paths
     */
    Finished run(StoredHistory history) throws InterruptedException {
        SessionsCsv csv = new SessionsCsv(policies());
        List<Callable<Part>> tasks = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            SimulatedPolicy version = asked.policies().get(i);
            CompiledPolicy policy = compiler.compile(versions.get(i));
            tasks.add(() -> version(version, policy, history, csv));
        }
        held.ifPresent(each -> tasks.add(() -> held(Kind.HELD, each, history, csv)));
        benchmark.ifPresent(each -> tasks.add(() -> held(Kind.BENCHMARK, each, history, csv)));
        List<Part> parts = Parallel.run(tasks, threads, count -> {});
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("terms", SimulationJson.terms(asked.terms()));
        ArrayNode simulations = result.putArray("simulations");
        parts.forEach(part -> simulations.add(part.json));
        if (changes.isPresent()) {
            int before = before(plan.changesFrom().orElseThrow());
            result.set("changes", changes(changes.get(), before, parts.get(before).simulated, history));
        }
        if (!variants.isEmpty()) {
            result.set("sweep", sweep(history));
        }
        if (plan.paths().isPresent()) {
            result.set("stress", stress(plan.paths().get(), history));
        }
        return new Finished(result, csv.of(parts.stream().map(Part::rows).toList()));
    }

    private Part version(SimulatedPolicy version, CompiledPolicy policy, StoredHistory history, SessionsCsv csv) {
        ArrayNode runs = JsonNodeFactory.instance.arrayNode();
        Simulated simulated = Simulation.run(
                policy.rules(),
                history.of(policy.rules().policy()),
                history.calendars(),
                asked.terms(),
                true,
                run -> {
                    if (run.decision().outcome() != Outcome.NO_ACTION) {
                        runs.add(SimulationResult.run(run.day(), DecisionJson.of(run.decision())));
                    }
                },
                this::isOver);
        return new Part(
                simulated,
                SimulationResult.of(version, simulated, runs),
                csv.rows("version " + version.version(), simulated));
    }

    private Part held(Kind kind, Contender contender, StoredHistory history, SessionsCsv csv) {
        Simulated simulated = simulate(contender.policy(), history);
        return new Part(
                simulated,
                SimulationResult.held(kind, contender.name(), simulated),
                csv.rows(contender.name(), simulated));
    }

    private Simulated simulate(CompiledPolicy policy, StoredHistory history) {
        return Simulation.run(
                policy.rules(),
                history.of(policy.rules().policy()),
                history.calendars(),
                asked.terms(),
                false,
                run -> {},
                this::isOver);
    }

    /** Is asked each day of each simulation; one whose thread is interrupted ends. */
    private boolean isOver() {
        done.incrementAndGet();
        return Thread.currentThread().isInterrupted();
    }

    private ObjectNode changes(EachChange each, int place, Simulated before, StoredHistory history)
            throws InterruptedException {
        List<Callable<Simulated>> tasks = new ArrayList<>();
        each.valid().forEach(valid -> tasks.add(() -> simulate(compiler.compile(valid), history)));
        return each.json(
                asked.policies().get(place).version(),
                asked.policies().get(1 - place).version(),
                before,
                Parallel.run(tasks, threads, count -> {}));
    }

    private ObjectNode sweep(StoredHistory history) throws InterruptedException {
        Map<ListingId, ListingHistory> listings = new LinkedHashMap<>();
        List<Policy> policies = policies();
        policies.forEach(policy -> history.of(policy).listings().forEach(listings::putIfAbsent));
        MarketHistory all =
                new MarketHistory(listings, history.of(policies.get(0)).rates());
        return SweepJson.of(
                plan.vary(),
                new Sweep(all, history.calendars(), asked.terms())
                        .run(variants, threads, count -> done.addAndGet(STARTS * days())));
    }

    private ObjectNode stress(SimulationPlan.Paths paths, StoredHistory history) throws InterruptedException {
        CompiledPolicy policy = compiler.compile(versions.get(0));
        BlockBootstrap bootstrap = bootstrap(policy, paths, history);
        List<Stress.Path> drawn = Stress.run(
                policy.rules(),
                bootstrap,
                history.calendars(),
                asked.terms(),
                paths.count(),
                paths.years(),
                paths.seed(),
                threads,
                count -> done.addAndGet(days(paths) / paths.count()));
        return new StressFigures(drawn)
                .json(
                        paths.years(),
                        paths.blockMonths(),
                        policy.rules().policy().cadence().withdrawal().isPresent());
    }

    private BlockBootstrap bootstrap(CompiledPolicy policy, SimulationPlan.Paths paths, StoredHistory history) {
        try {
            return new BlockBootstrap(
                    policy.rules(),
                    history.of(policy.rules().policy()),
                    history.calendars(),
                    asked.terms(),
                    paths.blockMonths());
        } catch (IllegalArgumentException e) {
            throw new StorageException.Conflict(
                    "HISTORY_TOO_SHORT",
                    "The paths cannot be drawn: " + e.getMessage(),
                    "Maybe take shorter blocks, or more years.");
        }
    }
}
