package ta.rules.outcome;

import ta.rules.finding.CheckVerdict;
import ta.rules.portfolio.Run;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * Whether something stops the run: a freeze, or a finding.
 *
 * @param outcome what the run comes to; null where it goes on
 * @param severity of the finding; null for the freeze
 */
public record GateVerdict(String subject, Outcome outcome, String severity, String clause) implements Verdict {

    public static GateVerdict of(Run run, Outcome outcome) {
        return new GateVerdict(run.task().name(), outcome, null, null);
    }

    public static GateVerdict of(CheckVerdict finding, Outcome outcome, String clause) {
        return new GateVerdict(
                finding.check().text() + " " + finding.subject(),
                outcome,
                finding.severity().text(),
                clause);
    }

    public boolean stops() {
        return outcome != null;
    }

    @Override
    public FactType factType() {
        return FactType.GATE_VERDICT;
    }

    @Override
    public String verdict() {
        return outcome == null ? "PASSED" : outcome.name();
    }

    @Override
    public Object actual() {
        return severity;
    }

    @Override
    public Object threshold() {
        return null;
    }

    @Override
    public Figure margin() {
        return null;
    }
}
