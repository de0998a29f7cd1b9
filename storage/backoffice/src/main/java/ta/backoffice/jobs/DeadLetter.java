package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.rules.policy.Severity;
import ta.database.Transaction;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.Audit;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;

/**
 * A job that nobody does any more, unless a person says so.
 *
 * @param kind as it is written, which this version need not know
 */
record DeadLetter(UUID id, String kind, Optional<UUID> portfolioId, Optional<UUID> runId, int attempt) {

    /** What its alert calls its kind; the subject is the run, or the job where there is none. */
    static final String ALERT = "JOB_DEAD";

    private static final String TITLE = "A job was given up";

    static DeadLetter of(LeasedJob job) {
        return new DeadLetter(job.id(), job.kind().name(), job.portfolioId(), job.runId(), job.attempt());
    }

    /** Raises the alert, and tells the members where no run does so by its failure; the administrators, where there is no portfolio. */
    void tell(Transaction tx, String what, RunProblem problem) {
        String message = kind + " " + what + " " + problem.text();
        if (portfolioId.isEmpty()) {
            Notices.tellAdministrators(tx, NoticeKind.JOB_DEAD, TITLE, message, Map.of("installation_job", id));
            Audit.append(tx, portfolioId, "job.dead", Map.of("job", id, "kind", kind, "code", problem.code()));
            return;
        }
        Alerts.raise(tx, portfolioId.get(), ALERT, Severity.CRITICAL, subject(), message);
        if (runId.isEmpty()) {
            Notices.tell(tx, portfolioId.get(), NoticeKind.JOB_DEAD, TITLE, message, Map.of("job", id));
        }
    }

    /** Somebody has seen to it, and says what he did. */
    void settle(Transaction tx, String resolution) {
        portfolioId.ifPresent(portfolio -> Alerts.settleMatter(tx, portfolio, ALERT, subject(), resolution));
    }

    /** Its run has failed, and says why. The chain's head is the last lock, so this comes last. */
    void failRun(Transaction tx, RunProblem problem) {
        runId.ifPresent(run -> {
            UUID portfolio = portfolioId.orElseThrow();
            tx.sql()
                    .update(TASK_RUNS)
                    .set(TASK_RUNS.STATE, "FAILED")
                    .set(TASK_RUNS.FINISHED_AT, tx.at())
                    .set(TASK_RUNS.PROBLEM, problem.json())
                    .where(TASK_RUNS.ID.eq(run), TASK_RUNS.STATE.in("QUEUED", "RUNNING"))
                    .returning(TASK_RUNS.TASK)
                    .fetchOptional(TASK_RUNS.TASK)
                    .ifPresent(task -> FailureNotice.tell(tx, portfolio, run, task, problem));
            Audit.append(tx, portfolioId, "run.fail", Map.of("run", run, "code", problem.code(), "attempt", attempt));
        });
    }

    private String subject() {
        return runId.orElse(id).toString();
    }
}
