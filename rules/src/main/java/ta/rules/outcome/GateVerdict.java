package ta.rules.outcome;

import org.jspecify.annotations.Nullable;
import ta.rules.finding.CheckVerdict;
import ta.rules.portfolio.Run;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * Whether a freeze or a finding stops the run.
 *
 * @param outcome of a run that stops; null if it goes on
 * @param severity of the finding; null for a freeze
 * @param clause null for a freeze
 */
public record GateVerdict(
        String subject,
        @Nullable Outcome outcome,
        @Nullable String severity,
        @Nullable String clause) implements Verdict {

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
    public @Nullable Object actual() {
        return severity;
    }

    @Override
    public @Nullable Object threshold() {
        return null;
    }

    @Override
    public @Nullable Figure margin() {
        return null;
    }
}
