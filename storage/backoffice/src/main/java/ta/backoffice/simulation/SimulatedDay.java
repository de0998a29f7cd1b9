package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.policy.CompiledPolicy;

/**
 * The run of one day of a simulation, simulated again up to that day.
 *
 * @param kept the hash that the simulation kept of the decision; another one means that what was accepted of the
 *     history has changed since. Empty if the run ordered nothing and was not stopped
 */
public record SimulatedDay(SimulatedPolicy version, CompiledPolicy policy, SimulatedRun run, Optional<String> kept) {

    /** What is read in one transaction, before it is simulated without one. */
    private record Stored(StoredSimulation simulation, Optional<ObjectNode> result) {}

    /**
     * @throws StorageException.NotFound when the portfolio has no such simulation, it did not simulate that version, or
     *     the day has no run
     */
    public static SimulatedDay of(
            Database database,
            Actor actor,
            ActivePolicies policies,
            UUID portfolioId,
            UUID id,
            int version,
            LocalDate day) {
        Stored stored = database.read(
                actor,
                tx -> new Stored(
                        StoredSimulation.one(tx, portfolioId, id), StoredSimulation.result(tx, portfolioId, id)));
        SimulationTerms terms = stored.simulation.terms();
        SimulatedPolicy simulated = stored.simulation.policies().stream()
                .filter(policy -> policy.version() == version)
                .findFirst()
                .orElseThrow(() -> new StorageException.NotFound("simulated version", version));
        StorageException none = new StorageException.NotFound("run of that day", day);
        if (day.isBefore(terms.from()) || day.isAfter(terms.to())) {
            throw none;
        }
        CompiledPolicy policy = policies.compile(simulated.read());
        StoredHistory history = database.read(
                actor,
                tx -> StoredHistory.load(
                        tx, portfolioId, List.of(policy.rules().policy()), stored.simulation.askedAt()));
        AtomicReference<SimulatedRun> last = new AtomicReference<>();
        long[] left = {terms.from().until(day, ChronoUnit.DAYS) + 1};
        Simulation.run(
                policy.rules(),
                history.of(policy.rules().policy()),
                history.calendars(),
                terms,
                true,
                last::set,
                () -> left[0]-- == 0);
        SimulatedRun run = last.get();
        if (run == null || !run.day().equals(day)) {
            throw none;
        }
        return new SimulatedDay(
                simulated, policy, run, stored.result.flatMap(result -> SimulationResult.hash(result, version, day)));
    }
}
