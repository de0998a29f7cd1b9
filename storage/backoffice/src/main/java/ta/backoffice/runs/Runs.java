package ta.backoffice.runs;

import static ta.backoffice.jooq.Tables.DECISIONS;
import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;
import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import ta.backoffice.jobs.RunProblem;
import ta.database.StorageException;
import ta.database.Transaction;
import ta.rules.outcome.Outcome;

/** Lists runs of all states. */
public final class Runs {

    /**
     * @param state QUEUED, RUNNING, SUCCEEDED, FAILED, FROZEN or SKIPPED
     * @param asOf empty for a refresh, and for a run that was given no time and is not decided yet
     * @param problem why it failed or was skipped; for a run that succeeded, what it could not do
     * @param outcome empty if it has no decision
     */
    public record Run(
            UUID id,
            UUID portfolioId,
            RunTask task,
            String slot,
            String state,
            Optional<Instant> asOf,
            String requestedBy,
            Instant requestedAt,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt,
            Optional<RunProblem> problem,
            Optional<String> outcome,
            Optional<UUID> recommendationId) {}

    private Runs() {}

    /** Selects runs by task and state; an empty field selects all. */
    public record Filter(Optional<RunTask> task, Optional<String> state) {

        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

        private Condition condition() {
            return DSL.and(
                    task.<Condition>map(name -> TASK_RUNS.TASK.eq(name.name())).orElse(DSL.noCondition()),
                    state.<Condition>map(TASK_RUNS.STATE::eq).orElse(DSL.noCondition()));
        }
    }

    /**
     * One page, the newest first.
     *
     * @param before the last run of the previous page
     */
    public static List<Run> of(Transaction tx, UUID portfolioId, Filter filter, Optional<UUID> before, int limit) {
        Condition older = before.<Condition>map(TASK_RUNS.ID::lt).orElse(DSL.noCondition());
        return where(
                        tx,
                        TASK_RUNS
                                .PORTFOLIO_ID
                                .eq(portfolioId)
                                .and(filter.condition())
                                .and(older))
                .orderBy(TASK_RUNS.ID.desc())
                .limit(limit)
                .fetch(Runs::row);
    }

    /** The newest run of a task that can recommend something, in any state but SKIPPED. */
    public static Optional<Run> newestOfDecisions(Transaction tx, UUID portfolioId) {
        List<String> tasks = Stream.of(RunTask.values())
                .filter(RunTask::recommends)
                .map(RunTask::name)
                .toList();
        return where(
                        tx,
                        TASK_RUNS
                                .PORTFOLIO_ID
                                .eq(portfolioId)
                                .and(TASK_RUNS.TASK.in(tasks))
                                .and(TASK_RUNS.STATE.ne("SKIPPED")))
                .orderBy(TASK_RUNS.ID.desc())
                .limit(1)
                .fetchOptional(Runs::row);
    }

    /**
     * Whether a monthly allocation of that month in {@code zone} was decided. One that was blocked or frozen does not
     * count.
     */
    public static boolean isAllocated(Transaction tx, UUID portfolioId, YearMonth month, ZoneId zone) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(TASK_RUNS)
                        .join(DECISIONS)
                        .on(DECISIONS.PORTFOLIO_ID.eq(TASK_RUNS.PORTFOLIO_ID), DECISIONS.RUN_ID.eq(TASK_RUNS.ID))
                        .where(
                                TASK_RUNS.PORTFOLIO_ID.eq(portfolioId),
                                TASK_RUNS.TASK.eq(RunTask.MONTHLY_ALLOCATION.name()),
                                TASK_RUNS.AS_OF.ge(start(month, zone)),
                                TASK_RUNS.AS_OF.lt(start(month.plusMonths(1), zone)),
                                DECISIONS.OUTCOME.in(Outcome.RECOMMENDATION.name(), Outcome.NO_ACTION.name())));
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }

    /**
     * @throws StorageException.NotFound if it does not exist or the actor may not see it
     */
    public static Run one(Transaction tx, UUID runId) {
        return where(tx, TASK_RUNS.ID.eq(runId))
                .fetchOptional(Runs::row)
                .orElseThrow(() -> new StorageException.NotFound("run", runId));
    }

    private static SelectConditionStep<Record> where(Transaction tx, Condition which) {
        return tx.sql()
                .select(TASK_RUNS.fields())
                .select(DECISIONS.OUTCOME, RECOMMENDATIONS.ID)
                .from(TASK_RUNS)
                .leftJoin(DECISIONS)
                .on(DECISIONS.PORTFOLIO_ID.eq(TASK_RUNS.PORTFOLIO_ID), DECISIONS.RUN_ID.eq(TASK_RUNS.ID))
                .leftJoin(RECOMMENDATIONS)
                .on(RECOMMENDATIONS.PORTFOLIO_ID.eq(TASK_RUNS.PORTFOLIO_ID), RECOMMENDATIONS.RUN_ID.eq(TASK_RUNS.ID))
                .where(which);
    }

    private static Run row(Record row) {
        return new Run(
                row.get(TASK_RUNS.ID),
                row.get(TASK_RUNS.PORTFOLIO_ID),
                RunTask.valueOf(row.get(TASK_RUNS.TASK)),
                row.get(TASK_RUNS.SLOT),
                row.get(TASK_RUNS.STATE),
                Optional.ofNullable(row.get(TASK_RUNS.AS_OF)),
                row.get(TASK_RUNS.REQUESTED_BY),
                row.get(TASK_RUNS.REQUESTED_AT),
                Optional.ofNullable(row.get(TASK_RUNS.STARTED_AT)),
                Optional.ofNullable(row.get(TASK_RUNS.FINISHED_AT)),
                Optional.ofNullable(row.get(TASK_RUNS.PROBLEM)).map(RunProblem::parse),
                Optional.ofNullable(row.get(DECISIONS.OUTCOME)),
                Optional.ofNullable(row.get(RECOMMENDATIONS.ID)));
    }
}
