package ta.rules.portfolio;

/** What a run was asked for. */
public enum Task {
    WEEKLY_REVIEW,
    MONTHLY_ALLOCATION,
    QUARTERLY_REBALANCE
}
