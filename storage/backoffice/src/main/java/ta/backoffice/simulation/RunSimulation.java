package ta.backoffice.simulation;

import static ta.backoffice.jooq.Tables.SIMULATIONS;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import ta.backoffice.jobs.LeasedJob;
import ta.backoffice.simulation.SimulationWork.Finished;
import ta.backoffice.simulation.StoredSimulation.State;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.Bounds;
import ta.database.Database;
import ta.database.StorageException;
import ta.database.Transaction;

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
            return tx -> fail(tx, id, Bounds.clipped(e.getMessage(), PROBLEM_MAX));
        }
    }

    private Consumer<Transaction> simulate(LeasedJob job, UUID portfolio, StoredSimulation asked) {
        SimulationWork work =
                new SimulationWork(asked, policies, Runtime.getRuntime().availableProcessors());
        StoredHistory history =
                database.read(job.actor(), tx -> StoredHistory.load(tx, portfolio, work.policies(), asked.askedAt()));
        FutureTask<Finished> task = new FutureTask<>(() -> work.run(history));
        Thread thread = new Thread(task, "simulation " + asked.id());
        thread.setDaemon(true);
        thread.start();
        try {
            while (true) {
                try {
                    Finished finished = task.get(pause.toNanos(), TimeUnit.NANOSECONDS);
                    return tx -> done(tx, asked.id(), finished);
                } catch (TimeoutException e) {
                    if (!report(job, asked.id(), work.percent())) {
                        return tx -> {};
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return tx -> fail(
                    tx,
                    asked.id(),
                    "The simulation took too long. Maybe simulate fewer years, versions, variants or paths.");
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            task.cancel(true);
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("a simulation failed", cause);
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

    private static void done(Transaction tx, UUID id, Finished finished) {
        end(
                tx,
                id,
                State.DONE,
                Map.of(
                        SIMULATIONS.RESULT,
                        JSONB.valueOf(finished.result().toString()),
                        SIMULATIONS.SESSIONS,
                        SessionsCsv.compressed(finished.sessions())));
    }

    private static void fail(Transaction tx, UUID id, String problem) {
        end(tx, id, State.FAILED, Map.of(SIMULATIONS.PROBLEM, problem));
    }

    private static void end(Transaction tx, UUID id, State state, Map<Field<?>, Object> more) {
        tx.sql()
                .update(SIMULATIONS)
                .set(SIMULATIONS.STATE, state.name())
                .set(SIMULATIONS.PROGRESS, WHOLE)
                .set(SIMULATIONS.FINISHED_AT, tx.at())
                .set(more)
                .where(SIMULATIONS.ID.eq(id), SIMULATIONS.STATE.in("QUEUED", "RUNNING"))
                .execute();
    }
}
