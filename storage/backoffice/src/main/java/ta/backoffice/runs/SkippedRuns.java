package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.List;
import java.util.UUID;
import ta.backoffice.jobs.RunProblem;
import ta.database.Ids;
import ta.database.Transaction;

/** Records runs that were due and are not made, so that every slot has a row. */
public final class SkippedRuns {

    /** After a long outage only the latest slots are recorded. The audit event has the number of all. */
    private static final int RECORDED_MAX = 500;

    private SkippedRuns() {}

    /** Records a skipped run for each slot that has no run yet. */
    public static void record(
            Transaction tx, UUID portfolioId, RunTask task, List<String> slots, UUID definition, RunProblem why) {
        tx.sql()
                .batch(slots.subList(Math.max(0, slots.size() - RECORDED_MAX), slots.size()).stream()
                        .map(slot -> tx.sql()
                                .insertInto(TASK_RUNS)
                                .set(TASK_RUNS.ID, Ids.next())
                                .set(TASK_RUNS.PORTFOLIO_ID, portfolioId)
                                .set(TASK_RUNS.TASK, task.name())
                                .set(TASK_RUNS.SLOT, slot)
                                .set(TASK_RUNS.TASK_DEFINITION_ID, definition)
                                .set(TASK_RUNS.STATE, "SKIPPED")
                                .set(TASK_RUNS.REQUESTED_BY, tx.actor().name())
                                .set(TASK_RUNS.REQUESTED_AT, tx.at())
                                .set(TASK_RUNS.FINISHED_AT, tx.at())
                                .set(TASK_RUNS.PROBLEM, why.json())
                                .onConflictDoNothing())
                        .toList())
                .execute();
    }
}
