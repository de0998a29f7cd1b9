package ta.rules.outcome;

/** What a run came to. */
public enum Outcome {
    FROZEN,
    BLOCKED,
    RECOMMENDATION,
    NO_ACTION
}
