package ta.rules.outcome;

/** Why a run recommends nothing, or less than it should, in the order in which a decision lists the reasons. */
public enum Reason {
    REVIEW_ONLY,
    WITHDRAWAL_SHORTFALL,
    CONTRIBUTION_ALREADY_DEPLOYED,
    NO_CASH,
    HOLD,
    ALL_SUPPRESSED,
    NOTHING_TO_DO
}
