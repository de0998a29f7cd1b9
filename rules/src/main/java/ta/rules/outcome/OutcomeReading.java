package ta.rules.outcome;

import java.util.List;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;
import ta.rules.trigger.CadenceStatus;

/**
 * What decides the outcome of a run.
 *
 * @param lines how many orders were placed
 * @param suppressed how many were not
 * @param shortfall whether sells raise less than the withdrawal asks for
 * @param contributionDeployed whether all of this month's contribution is deployed
 * @param noCash whether there is nothing to invest
 * @param hold whether the quarter holds its cash
 */
public record OutcomeReading(
        CadenceStatus cadence,
        int lines,
        int suppressed,
        boolean shortfall,
        boolean contributionDeployed,
        boolean noCash,
        boolean hold,
        List<? extends Fact> sources)
        implements Fact {

    private static final Step STEP =
            new Step("outcome.reading", "outcome", null, "The facts that the outcome is concluded from.");

    public boolean isIdle() {
        return lines == 0;
    }

    public boolean isReview() {
        return cadence == CadenceStatus.REVIEW;
    }

    public boolean isAnythingSuppressed() {
        return suppressed > 0;
    }

    /** None of the other reasons applies. */
    public boolean isNothingToDo() {
        return !isReview() && !shortfall && !contributionDeployed && !noCash && !hold && suppressed == 0;
    }

    @Override
    public FactType factType() {
        return FactType.OUTCOME_READING;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("lines", Figure.count(lines))
                .and("suppressed", Figure.count(suppressed))
                .and("shortfall", shortfall)
                .and("contribution_deployed", contributionDeployed)
                .and("no_cash", noCash)
                .and("hold", hold)
                .map();
    }
}
