package ta.backoffice.jobs;

import static ta.backoffice.jooq.Tables.TASK_RUNS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Alerts;
import ta.backoffice.governance.Audit;
import ta.backoffice.notice.NoticeKind;
import ta.backoffice.notice.Notices;
import ta.database.Transaction;
import ta.rules.policy.Severity;

/**
 * A job that is given up. It is not done any more unless a person retries it.
 *
 * @param kind the name in the row; this version of the program may not know it
 */
record DeadLetter(UUID id, String kind, Optional<UUID> portfolioId, Optional<UUID> runId, int attempt) {

    /** The kind of its alert; the subject is the id of the run or, without a run, of the job. */
    static final String ALERT = "JOB_DEAD";

    private static final String TITLE = "A job was given up";

    private static final Map<String, String> NAMES = Map.of(
            "DECIDE_RUN", "A run",
            "REFRESH_PRICES", "A refresh of the prices",
            "PRUNE", "The deletion of old data",
            "ASK_PROVIDER", "A question to a provider of prices",
            "ASK_MODEL", "A model review",
            "SIMULATE", "A simulation");

    /** What the program says about itself, for people who do not run it. */
    private static final Map<String, String> OPERATORS = Map.of(
            "DEFECT", "the program has a defect",
            "WORKER_DIED", "the process that did it ended each time",
            "UNKNOWN_KIND", "no running version of the program knows such a job",
            "UNAVAILABLE", "the database was away");

    private static final String UNUSABLE = "its files cannot be used";

    static DeadLetter of(LeasedJob job) {
        return new DeadLetter(job.id(), job.kind().name(), job.portfolioId(), job.runId(), job.attempt());
    }

    /**
     * Raises an alert in a person's words: the job's row and the page of the queue have the operator's. If no failed
     * run notifies the members, this does. If there is no portfolio, it notifies the administrators instead, with all
     * details, and appends an audit event.
     */
    void report(Transaction tx, String what, RunProblem problem) {
        String message = inWords(problem);
        if (portfolioId.isEmpty()) {
            Notices.tellAdministrators(
                    tx,
                    NoticeKind.JOB_DEAD,
                    TITLE,
                    kind + " " + what + " " + problem.text(),
                    Map.of("installation_job", id));
            Audit.append(tx, portfolioId, "job.dead", Map.of("job", id, "kind", kind, "code", problem.code()));
            return;
        }
        Alerts.raise(tx, portfolioId.get(), ALERT, Severity.CRITICAL, subject(), message);
        if (runId.isEmpty()) {
            Notices.tell(tx, portfolioId.get(), NoticeKind.JOB_DEAD, TITLE, message, Map.of("job", id));
        }
    }

    private String inWords(RunProblem problem) {
        String name = NAMES.getOrDefault(kind, "A job");
        String why = OPERATORS.getOrDefault(
                problem.code(), problem.message().lines().findFirst().orElse(""));
        return name + " could not be done: " + (why.startsWith("ERROR ") ? UNUSABLE : why)
                + ". Retry it on the page Queue once the cause is gone; whoever runs the installation finds the details"
                + " there.";
    }

    /** Settles the alert, because a person has dealt with the job. */
    void settle(Transaction tx, String resolution) {
        portfolioId.ifPresent(portfolio -> Alerts.settleSubject(tx, portfolio, ALERT, subject(), resolution));
    }

    /**
     * Marks the run as failed and notifies the members. Called last in a transaction, because it appends an audit
     * event; see "Lock order" in the architecture.
     */
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
