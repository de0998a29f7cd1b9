package ta.rules.outcome;

/** The outcome of a run. */
public enum Outcome {
    FROZEN,
    BLOCKED,
    RECOMMENDATION,
    NO_ACTION
}
