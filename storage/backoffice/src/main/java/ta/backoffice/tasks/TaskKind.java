package ta.backoffice.tasks;

import java.util.Optional;
import ta.backoffice.jobs.JobKind;
import ta.backoffice.runs.RunTask;

/** What a task has done at each of its slots: a run of a portfolio, or a job that keeps it or the whole installation. */
public enum TaskKind {
    PRICE_REFRESH(RunTask.PRICE_REFRESH),
    DRIFT_CHECK(RunTask.DRIFT_CHECK),
    WEEKLY_REVIEW(RunTask.WEEKLY_REVIEW),
    MONTHLY_ALLOCATION(RunTask.MONTHLY_ALLOCATION),
    QUARTERLY_REBALANCE(RunTask.QUARTERLY_REBALANCE),
    /** Takes away what the portfolio keeps no longer than it must. */
    RETENTION(JobKind.PRUNE),
    /** Signs the heads of all hash chains. */
    ANCHOR(JobKind.ANCHOR),
    /** Dumps the whole database. */
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

    /** The run that it asks for; none where it is a job. */
    public Optional<RunTask> run() {
        return run;
    }

    /** The job that it is, where it asks for no run. */
    Optional<JobKind> job() {
        return job;
    }

    /** Whether it belongs to no portfolio. */
    public boolean isOfInstallation() {
        return this == ANCHOR || this == BACKUP;
    }
}
