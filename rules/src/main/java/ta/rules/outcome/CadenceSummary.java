package ta.rules.outcome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.Step;
import ta.rules.trace.Values;
import ta.rules.trigger.CadenceStatus;

/**
 * What the cadence's lines come to, beside what the constraints hold against them.
 *
 * @param least the least estimated amount of a cadence line; null without lines
 * @param spent the outlays of the cadence's BUYs
 * @param budget what they may take
 */
public record CadenceSummary(
        CadenceStatus cadence,
        int orders,
        BigDecimal least,
        BigDecimal spent,
        BigDecimal budget,
        List<? extends Fact> sources)
        implements Fact {

    private static final Step STEP = new Step("constraint.summary", "constraint", null);

    public boolean isMonthly() {
        return cadence == CadenceStatus.MONTHLY;
    }

    public boolean isQuarterly() {
        return cadence == CadenceStatus.QUARTERLY;
    }

    public boolean isReview() {
        return cadence == CadenceStatus.REVIEW;
    }

    public boolean everyOrderAtLeast(BigDecimal minTrade) {
        return least == null || least.compareTo(minTrade) >= 0;
    }

    public boolean isWithinBudget() {
        return spent.compareTo(budget) <= 0;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("orders", String.valueOf(orders))
                .and("least", least == null ? null : new Values.Fixed(least, 2))
                .and("spent", new Values.Fixed(spent, 2))
                .and("budget", new Values.Fixed(budget, 2))
                .map();
    }
}
