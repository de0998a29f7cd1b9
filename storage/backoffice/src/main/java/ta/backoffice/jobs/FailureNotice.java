package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.database.Transaction;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.backoffice.notice.TaskName;

/** Tells the members that a run failed. */
final class FailureNotice {

    private static final String REFRESH = "PRICE_REFRESH";
    private static final String POLICY_INVALID = "POLICY_INVALID";

    private FailureNotice() {}

    /** Refreshes come by the hour: one that fails as the one before it did is no news. */
    static void tell(Transaction tx, UUID portfolioId, UUID run, String task, RunProblem problem) {
        if (task.equals(REFRESH)
                && before(tx, portfolioId, run).filter(problem.code()::equals).isPresent()) {
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

    /** Why the refresh before this one failed; none when it did not. */
    private static Optional<String> before(Transaction tx, UUID portfolioId, UUID run) {
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
