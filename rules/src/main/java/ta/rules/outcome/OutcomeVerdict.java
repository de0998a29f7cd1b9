package ta.rules.outcome;

import org.jspecify.annotations.Nullable;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * The outcome, or one of the reasons of a decision.
 *
 * @param reason null for the outcome itself
 */
public record OutcomeVerdict(Outcome outcome, @Nullable Reason reason) implements Verdict {

    public static OutcomeVerdict of(Outcome outcome) {
        return new OutcomeVerdict(outcome, null);
    }

    public static OutcomeVerdict because(Reason reason) {
        return new OutcomeVerdict(Outcome.NO_ACTION, reason);
    }

    @Override
    public FactType factType() {
        return FactType.OUTCOME_VERDICT;
    }

    @Override
    public String subject() {
        return reason == null ? "outcome" : "reason";
    }

    @Override
    public String verdict() {
        return reason == null ? outcome.name() : reason.name();
    }

    @Override
    public @Nullable Object actual() {
        return null;
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
