package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.List;
import java.util.UUID;
import ta.database.Ids;
import ta.database.Transaction;
import ta.backoffice.jobs.RunProblem;

/** Runs that were due and are not made. They are rows as others are, so that nobody wonders where a slot has gone. */
public final class SkippedRuns {

    /** Of a long outage the older ones are left out; its audit event counts them. */
    private static final int KEPT = 500;

    private SkippedRuns() {}

    /** Of a slot that has a run already nothing is recorded. */
    public static void record(
            Transaction tx, UUID portfolioId, RunTask task, List<String> slots, UUID definition, RunProblem why) {
        tx.sql()
                .batch(slots.subList(Math.max(0, slots.size() - KEPT), slots.size()).stream()
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
