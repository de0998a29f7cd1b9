package ta.rules.outcome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.Fact;
import ta.rules.trace.Step;
import ta.rules.trace.Values;
import ta.rules.trigger.CadenceStatus;

/**
 * The orders of the cadence, as the constraints look at them. Amounts are in the base currency.
 *
 * @param orders how many there are
 * @param least the smallest estimated amount of an order; null without orders
 * @param spent the sum of the outlays of its BUYs
 * @param budget the most that they may spend
 */
public record CadenceSummary(
        CadenceStatus cadence,
        int orders,
        @Nullable BigDecimal least,
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
