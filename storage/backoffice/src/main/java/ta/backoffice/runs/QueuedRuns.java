package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.UpdateSetMoreStep;
import ta.backoffice.jobs.RunProblem;
import ta.backoffice.jooq.tables.records.TaskRunsRecord;
import ta.backoffice.strategy.ActivePolicies;
import ta.database.StorageException;
import ta.database.Transaction;

/** Inserts, reads and finishes requested runs. */
final class QueuedRuns {

    private static final String UNFINISHED = "unfinished run";

    private QueuedRuns() {}

    /** The run of a task and slot, in any state. */
    static Optional<UUID> id(Transaction tx, UUID portfolioId, RunTask task, String slot) {
        return tx.sql()
                .select(TASK_RUNS.ID)
                .from(TASK_RUNS)
                .where(TASK_RUNS.PORTFOLIO_ID.eq(portfolioId), TASK_RUNS.TASK.eq(task.name()), TASK_RUNS.SLOT.eq(slot))
                .fetchOptional(TASK_RUNS.ID);
    }

    /**
     * @param definition the task definition that requested it; empty if a user did
     */
    static void insert(
            Transaction tx,
            UUID run,
            UUID portfolioId,
            RunTask task,
            String slot,
            Optional<Instant> asOf,
            Optional<UUID> definition) {
        tx.sql()
                .insertInto(TASK_RUNS)
                .set(TASK_RUNS.ID, run)
                .set(TASK_RUNS.PORTFOLIO_ID, portfolioId)
                .set(TASK_RUNS.TASK, task.name())
                .set(TASK_RUNS.SLOT, slot)
                .set(TASK_RUNS.AS_OF, asOf.orElse(null))
                .set(TASK_RUNS.TASK_DEFINITION_ID, definition.orElse(null))
                .set(TASK_RUNS.REQUESTED_BY, tx.actor().name())
                .set(TASK_RUNS.REQUESTED_AT, tx.at())
                .execute();
    }

    /**
     * A requested run that is not finished. If it was given no time, it uses all that is recorded: the time is now,
     * rounded up to the next second, so that an entry of this moment is not after it.
     */
    static RunRequest get(Transaction tx, UUID portfolioId, UUID run) {
        TaskRunsRecord row = tx.sql()
                .selectFrom(TASK_RUNS)
                .where(unfinished(portfolioId, run))
                .fetchOptional()
                .orElseThrow(() -> new StorageException.NotFound(UNFINISHED, run));
        Instant asOf = Optional.ofNullable(row.getAsOf()).orElse(tx.at().plusNanos(999_999_999));
        return new RunRequest(portfolioId, RunTask.valueOf(row.getTask()), row.getSlot(), asOf);
    }

    static void finishDecided(
            Transaction tx, UUID run, RunRequest request, ActivePolicies.Pinned policy, boolean frozen) {
        finish(
                request.portfolioId(),
                run,
                tx.sql()
                        .update(TASK_RUNS)
                        .set(TASK_RUNS.STATE, frozen ? "FROZEN" : "SUCCEEDED")
                        .set(TASK_RUNS.FINISHED_AT, tx.at())
                        .set(TASK_RUNS.AS_OF, request.asOf())
                        .set(
                                TASK_RUNS.POLICY_SHA256,
                                RunStore.hash(policy.policy().sha256()))
                        .set(TASK_RUNS.POLICY_VERSION, policy.version()));
    }

    /** A refresh that succeeded may still have a problem, such as a listing without a new price. */
    static void finishRefreshed(Transaction tx, UUID run, UUID portfolioId, Optional<RunProblem> problem) {
        finish(
                portfolioId,
                run,
                tx.sql()
                        .update(TASK_RUNS)
                        .set(TASK_RUNS.STATE, "SUCCEEDED")
                        .set(TASK_RUNS.FINISHED_AT, tx.at())
                        .set(TASK_RUNS.PROBLEM, problem.map(RunProblem::json).orElse(null)));
    }

    private static void finish(UUID portfolioId, UUID run, UpdateSetMoreStep<TaskRunsRecord> change) {
        if (change.where(unfinished(portfolioId, run)).execute() != 1) {
            throw new StorageException.NotFound(UNFINISHED, run);
        }
    }

    private static Condition unfinished(UUID portfolioId, UUID run) {
        return TASK_RUNS
                .ID
                .eq(run)
                .and(TASK_RUNS.PORTFOLIO_ID.eq(portfolioId))
                .and(TASK_RUNS.STATE.in("QUEUED", "RUNNING"));
    }
}
