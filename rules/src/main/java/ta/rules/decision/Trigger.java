package ta.rules.decision;

import ta.rules.trace.Verdict;

/**
 * What set the run in motion, or did not.
 *
 * @param verdict what the rules found of it
 * @param clause null for a review that no clause asks for
 */
public record Trigger(Kind kind, Verdict verdict, String clause) {

    /** In the order in which a decision lists them. */
    public enum Kind {
        DRIFT,
        WAVE,
        SUNSET,
        CADENCE
    }

    public String name() {
        return verdict.subject();
    }

    public String status() {
        return verdict.verdict();
    }
}
