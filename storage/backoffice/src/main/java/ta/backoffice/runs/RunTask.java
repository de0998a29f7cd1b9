package ta.backoffice.runs;

import ta.backoffice.jobs.JobKind;
import ta.rules.portfolio.Task;

/** What a run does: refresh the prices, decide one of the policy's tasks, or only check for drift. */
public enum RunTask {
    PRICE_REFRESH,
    WEEKLY_REVIEW,
    MONTHLY_ALLOCATION,
    QUARTERLY_REBALANCE,
    /** Decides as a weekly review does and sends notices, but recommends nothing. */
    DRIFT_CHECK;

    public static RunTask of(Task decided) {
        return valueOf(decided.name());
    }

    /** Whether the run makes a decision. */
    public boolean decides() {
        return this != PRICE_REFRESH;
    }

    /** Whether its decision can become a recommendation. */
    public boolean recommends() {
        return decides() && this != DRIFT_CHECK;
    }

    /**
     * The task in its snapshot.
     *
     * @throws IllegalStateException if it makes no decision
     */
    Task decided() {
        return switch (this) {
            case WEEKLY_REVIEW, DRIFT_CHECK -> Task.WEEKLY_REVIEW;
            case MONTHLY_ALLOCATION -> Task.MONTHLY_ALLOCATION;
            case QUARTERLY_REBALANCE -> Task.QUARTERLY_REBALANCE;
            case PRICE_REFRESH -> throw new IllegalStateException("a price refresh makes no decision");
        };
    }

    JobKind job() {
        return decides() ? JobKind.DECIDE_RUN : JobKind.REFRESH_PRICES;
    }
}
