package ta.backoffice.tasks;

import java.util.Optional;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.runs.RunTask;

/** What a task does at each slot: it requests a run of a portfolio, or queues a maintenance job. */
public enum TaskKind {
    PRICE_REFRESH(RunTask.PRICE_REFRESH),
    DRIFT_CHECK(RunTask.DRIFT_CHECK),
    WEEKLY_REVIEW(RunTask.WEEKLY_REVIEW),
    MONTHLY_ALLOCATION(RunTask.MONTHLY_ALLOCATION),
    QUARTERLY_REBALANCE(RunTask.QUARTERLY_REBALANCE),
    /** Deletes the portfolio's old data. */
    RETENTION(JobKind.PRUNE),
    /** Signs the heads of all hash chains. */
    ANCHOR(JobKind.ANCHOR),
    /** Backs up the whole database. */
    BACKUP(JobKind.BACK_UP);

    private final Optional<RunTask> run;
    private final Optional<JobKind> job;

    TaskKind(RunTask run) {
        this.run = Optional.of(run);
        this.job = Optional.empty();
    }

    TaskKind(JobKind job) {
        this.run = Optional.empty();
        this.job = Optional.of(job);
    }

    /** The run that it requests; empty if it queues a job. */
    public Optional<RunTask> run() {
        return run;
    }

    /** The job that it queues; empty if it requests a run. */
    Optional<JobKind> job() {
        return job;
    }

    /** Whether it deploys what whole months bring, so that its slots stay in their months. */
    boolean isOfMonths() {
        return this == MONTHLY_ALLOCATION || this == QUARTERLY_REBALANCE;
    }

    /** Whether it belongs to the installation rather than to a portfolio. */
    public boolean isOfInstallation() {
        return this == ANCHOR || this == BACKUP;
    }
}
