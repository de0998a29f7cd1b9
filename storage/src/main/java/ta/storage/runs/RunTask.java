package ta.storage.runs;

import ta.storage.jobs.JobKind;

/** What a run is asked to do: refresh the prices, or one of the tasks that the policy decides. */
public enum RunTask {
    PRICE_REFRESH,
    WEEKLY_REVIEW,
    MONTHLY_ALLOCATION,
    QUARTERLY_REBALANCE;

    /** Whether a decision comes of it. */
    public boolean decides() {
        return this != PRICE_REFRESH;
    }

    JobKind job() {
        return decides() ? JobKind.DECIDE_RUN : JobKind.REFRESH_PRICES;
    }
}
