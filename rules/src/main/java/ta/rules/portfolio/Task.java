package ta.rules.portfolio;

/** What a run is asked to do. */
public enum Task {
    WEEKLY_REVIEW,
    MONTHLY_ALLOCATION,
    QUARTERLY_REBALANCE
}
