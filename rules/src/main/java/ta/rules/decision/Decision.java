package ta.rules.decision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.rules.finding.CheckVerdict;
import ta.rules.order.Line;
import ta.rules.order.SuppressedOrder;
import ta.rules.outcome.ConstraintEntry;
import ta.rules.outcome.Outcome;
import ta.rules.outcome.Reason;

/**
 * What a run decided.
 *
 * @param freeze whether a finding asks to freeze the portfolio; such a finding need not block the run
 * @param valuation null if the run is frozen or blocked; all lists but {@code findings} are then empty
 */
public record Decision(
        Outcome outcome,
        List<Reason> reasons,
        boolean freeze,
        List<CheckVerdict> findings,
        @Nullable ValuationReport valuation,
        List<Trigger> triggers,
        List<Line> lines,
        List<SuppressedOrder> suppressed,
        List<ConstraintEntry> constraints,
        List<ExpectedWeight> expected,
        String policySha256,
        String snapshotSha256) {

    /** The decision of a run that stopped at the gate. */
    public static Decision stopped(
            Outcome outcome, List<CheckVerdict> findings, String policySha256, String snapshotSha256) {
        return new Decision(
                outcome,
                List.of(),
                findings.stream().anyMatch(CheckVerdict::freeze),
                findings,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                policySha256,
                snapshotSha256);
    }
}
