package ta.rules.trigger;

/** The cadence that a run follows, whatever its task is called. */
public enum CadenceStatus {
    MONTHLY,
    QUARTERLY,
    REVIEW
}
