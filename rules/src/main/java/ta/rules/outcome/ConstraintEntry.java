package ta.rules.outcome;

import org.jspecify.annotations.Nullable;
import ta.rules.guard.GuardVerdict;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * An entry of the constraints report (specification, 9).
 *
 * @param constraint its name, such as {@code CASH} or {@code GUARD:<name>}
 * @param status {@code PASS}, {@code BREACH} or, of a guard, {@code WARN}
 * @param verdict what the entry reports
 */
public record ConstraintEntry(
        String constraint,
        Figure limit,
        @Nullable Figure actual,
        String status,
        @Nullable String clause,
        Verdict verdict) {

    public static ConstraintEntry of(ConstraintVerdict verdict) {
        return new ConstraintEntry(
                verdict.constraint().name(),
                verdict.limit(),
                verdict.actual(),
                verdict.verdict(),
                verdict.clause(),
                verdict);
    }

    /**
     * @param warning that holds
     */
    public static ConstraintEntry of(GuardVerdict warning) {
        return new ConstraintEntry(
                "GUARD:" + warning.guard(),
                warning.threshold(),
                warning.actual(),
                warning.verdict(),
                warning.clause(),
                warning);
    }
}
