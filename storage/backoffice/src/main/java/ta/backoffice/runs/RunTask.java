package ta.backoffice.runs;

import ta.rules.portfolio.Task;
import ta.backoffice.jobs.JobKind;

/** What a run is asked to do: refresh the prices, one of the tasks that the policy decides, or only look for what has drifted. */
public enum RunTask {
    PRICE_REFRESH,
    WEEKLY_REVIEW,
    MONTHLY_ALLOCATION,
    QUARTERLY_REBALANCE,
    /** Decides as a weekly review does and tells what it sees, but recommends nothing. */
    DRIFT_CHECK;

    public static RunTask of(Task decided) {
        return valueOf(decided.name());
    }

    /** Whether a decision comes of it. */
    public boolean decides() {
        return this != PRICE_REFRESH;
    }

    /** Whether what it decides becomes a recommendation. */
    public boolean recommends() {
        return decides() && this != DRIFT_CHECK;
    }

    /**
     * What its snapshot says that it was asked for.
     *
     * @throws IllegalStateException when it decides nothing
     */
    Task decided() {
        return switch (this) {
            case WEEKLY_REVIEW, DRIFT_CHECK -> Task.WEEKLY_REVIEW;
            case MONTHLY_ALLOCATION -> Task.MONTHLY_ALLOCATION;
            case QUARTERLY_REBALANCE -> Task.QUARTERLY_REBALANCE;
            case PRICE_REFRESH -> throw new IllegalStateException("a refresh decides nothing");
        };
    }

    JobKind job() {
        return decides() ? JobKind.DECIDE_RUN : JobKind.REFRESH_PRICES;
    }
}
