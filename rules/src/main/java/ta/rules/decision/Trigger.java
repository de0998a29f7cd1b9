package ta.rules.decision;

/**
 * What set the run in motion, or did not.
 *
 * @param clause null for a review that no clause asks for
 */
public record Trigger(Kind kind, String name, String status, String clause) {

    /** In the order in which a decision lists them. */
    public enum Kind {
        DRIFT,
        WAVE,
        SUNSET,
        CADENCE
    }
}
