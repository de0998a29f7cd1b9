package ta.backoffice.simulation;

import static ta.backoffice.jooq.Tables.SIMULATIONS;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.simulation.StoredSimulation.State;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyResult;
import ta.rules.decision.DecisionJson;
import ta.rules.outcome.Outcome;

/**
 * Carries out a simulation that was asked for. It reads the history once and holds no transaction while it simulates.
 * Now and then it writes how far it is, and looks whether it was cancelled. A worker that takes the job over starts
 * from the beginning.
 */
public final class RunSimulation {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PROBLEM_MAX = 4000;
    private static final int WHOLE = 100;

    private final Database database;
    private final ActivePolicies policies;
    private final Duration pause;

    public RunSimulation(Database database, ActivePolicies policies) {
        this(database, policies, PAUSE);
    }

    /**
     * @param pause between two looks whether it was cancelled
     */
    RunSimulation(Database database, ActivePolicies policies, Duration pause) {
        this.database = database;
        this.policies = policies;
        this.pause = pause;
    }

    /**
     * @return what the transaction that completes the job writes
     */
    public Consumer<Transaction> prepare(LeasedJob job) {
        UUID portfolio = job.portfolioId().orElseThrow();
        UUID id = UUID.fromString(job.key().orElseThrow());
        Optional<StoredSimulation> asked = database.read(job.actor(), tx -> StoredSimulation.find(tx, portfolio, id));
        if (asked.isEmpty() || !report(job, id, 0)) {
            return tx -> {};
        }
        try {
            return simulate(job, portfolio, asked.get());
        } catch (StorageException.Conflict | StorageException.Invalid e) {
            return tx -> end(tx, id, State.FAILED, null, Bounds.clipped(e.getMessage(), PROBLEM_MAX));
        }
    }

    private Consumer<Transaction> simulate(LeasedJob job, UUID portfolio, StoredSimulation asked) {
        List<CompiledPolicy> compiled = asked.policies().stream()
                .map(SimulatedPolicy::read)
                .map(PolicyResult.Valid.class::cast)
                .map(policies::compile)
                .toList();
        StoredHistory history = database.read(
                job.actor(),
                tx -> StoredHistory.load(
                        tx,
                        portfolio,
                        compiled.stream().map(each -> each.rules().policy()).toList(),
                        asked.askedAt()));
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.set("terms", SimulationJson.terms(asked.terms()));
        ArrayNode simulations = result.putArray("simulations");
        Progress progress = new Progress(job, asked, compiled.size());
        for (int i = 0; i < compiled.size() && !progress.ended; i++) {
            ArrayNode runs = JsonNodeFactory.instance.arrayNode();
            Simulated simulated = Simulation.run(
                    compiled.get(i).rules(),
                    history.of(compiled.get(i).rules().policy()),
                    history.calendars(),
                    asked.terms(),
                    true,
                    run -> {
                        if (run.decision().outcome() != Outcome.NO_ACTION) {
                            runs.add(SimulationResult.run(run.day(), DecisionJson.of(run.decision())));
                        }
                    },
                    progress);
            simulations.add(SimulationResult.of(asked.policies().get(i), simulated, runs));
        }
        if (progress.late) {
            return tx -> end(
                    tx,
                    asked.id(),
                    State.FAILED,
                    null,
                    "The simulation took too long. Maybe simulate fewer years or fewer policies.");
        }
        return progress.ended ? tx -> {} : tx -> end(tx, asked.id(), State.DONE, result, null);
    }

    /** Is asked each day of each simulation whether it ends there. */
    private final class Progress implements BooleanSupplier {

        private final LeasedJob job;
        private final UUID id;
        private final long days;
        private long day;
        private long next = System.nanoTime() + pause.toNanos();
        private boolean ended;
        private boolean late;

        private Progress(LeasedJob job, StoredSimulation asked, int simulations) {
            this.job = job;
            this.id = asked.id();
            this.days = simulations
                    * (ChronoUnit.DAYS.between(
                                    asked.terms().from(), asked.terms().to())
                            + 1);
        }

        @Override
        public boolean getAsBoolean() {
            day++;
            if (Thread.currentThread().isInterrupted()) {
                late = true;
                ended = true;
            } else if (!ended && System.nanoTime() >= next) {
                ended = !report(job, id, (int) Math.min(WHOLE - 1, WHOLE * day / days));
                next = System.nanoTime() + pause.toNanos();
            }
            return ended;
        }
    }

    /** Returns false if it is over, for example because it was cancelled. */
    private boolean report(LeasedJob job, UUID id, int percent) {
        return database.transact(
                job.actor(),
                tx -> tx.sql()
                                .update(SIMULATIONS)
                                .set(SIMULATIONS.STATE, State.RUNNING.name())
                                .set(SIMULATIONS.PROGRESS, percent)
                                .where(SIMULATIONS.ID.eq(id), SIMULATIONS.STATE.in("QUEUED", "RUNNING"))
                                .execute()
                        == 1);
    }

    private static void end(
            Transaction tx, UUID id, State state, @Nullable ObjectNode result, @Nullable String problem) {
        tx.sql()
                .update(SIMULATIONS)
                .set(SIMULATIONS.STATE, state.name())
                .set(SIMULATIONS.PROGRESS, WHOLE)
                .set(SIMULATIONS.FINISHED_AT, tx.at())
                .set(SIMULATIONS.RESULT, result == null ? null : JSONB.valueOf(result.toString()))
                .set(SIMULATIONS.PROBLEM, problem)
                .where(SIMULATIONS.ID.eq(id), SIMULATIONS.STATE.in("QUEUED", "RUNNING"))
                .execute();
    }
}
