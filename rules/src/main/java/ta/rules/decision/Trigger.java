package ta.rules.decision;

import org.jspecify.annotations.Nullable;
import ta.rules.trace.Verdict;

/**
 * A drift, a wave, a sunset entry or the cadence, and whether it makes the run act.
 *
 * @param clause null for a review that no clause asks for
 */
public record Trigger(Kind kind, Verdict verdict, @Nullable String clause) {

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
