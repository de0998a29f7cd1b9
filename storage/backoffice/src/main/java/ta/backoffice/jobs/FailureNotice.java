package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.notice.TaskName;
import ta.database.Transaction;

/** Notifies the members that a run failed. */
final class FailureNotice {

    private static final String REFRESH = "PRICE_REFRESH";
    private static final String POLICY_INVALID = "POLICY_INVALID";

    private FailureNotice() {}

    /** Price refreshes run every hour; if one fails for the same reason as the one before, no notice is sent. */
    static void tell(Transaction tx, UUID portfolioId, UUID run, String task, RunProblem problem) {
        if (task.equals(REFRESH)
                && previousProblem(tx, portfolioId, run)
                        .filter(problem.code()::equals)
                        .isPresent()) {
            return;
        }
        boolean ofPolicy = problem.code().equals(POLICY_INVALID);
        Notices.tell(
                tx,
                portfolioId,
                ofPolicy ? NoticeKind.POLICY_INVALID : NoticeKind.RUN_FINISHED,
                TaskName.of(task) + ": failed" + (ofPolicy ? ", the policy is not valid" : ""),
                problem.message(),
                Map.of("run", run));
    }

    /** The problem code of the previous refresh; empty if it did not fail. */
    private static Optional<String> previousProblem(Transaction tx, UUID portfolioId, UUID run) {
        return tx.sql()
                .select(TASK_RUNS.STATE, TASK_RUNS.PROBLEM)
                .from(TASK_RUNS)
                .where(
                        TASK_RUNS.PORTFOLIO_ID.eq(portfolioId),
                        TASK_RUNS.TASK.eq(REFRESH),
                        TASK_RUNS.ID.ne(run),
                        TASK_RUNS.FINISHED_AT.isNotNull())
                .orderBy(TASK_RUNS.REQUESTED_AT.desc())
                .limit(1)
                .fetchOptional()
                .filter(row -> row.value1().equals("FAILED") && row.value2() != null)
                .map(row -> RunProblem.parse(row.value2()).code());
    }
}
