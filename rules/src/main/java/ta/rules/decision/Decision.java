package ta.rules.decision;

import java.util.List;
import ta.rules.finding.CheckVerdict;
import ta.rules.order.Line;
import ta.rules.order.SuppressedOrder;
import ta.rules.outcome.ConstraintVerdict;
import ta.rules.outcome.Outcome;
import ta.rules.outcome.Reason;

/**
 * What a run decided.
 *
 * @param freeze a finding asks for a freeze, blocking or not
 * @param valuation null when frozen or blocked; the lists, findings aside, are empty then
 */
public record Decision(
        Outcome outcome,
        List<Reason> reasons,
        boolean freeze,
        List<CheckVerdict> findings,
        ValuationReport valuation,
        List<Trigger> triggers,
        List<Line> lines,
        List<SuppressedOrder> suppressed,
        List<ConstraintVerdict> constraints,
        List<ExpectedWeight> expected,
        String policySha256,
        String snapshotSha256) {

    /** A decision that looked no further than the gate. */
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
