package ta.rules.outcome;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
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
 * @param withdrawal whether the limits of the withdrawal apply: it raises money, or there is no contribution
 * @param toRaise what its sells have to bring; null if the policy has no withdrawal
 * @param raised what they bring, without their costs
 */
public record CadenceSummary(
        CadenceStatus cadence,
        int orders,
        @Nullable BigDecimal least,
        BigDecimal spent,
        BigDecimal budget,
        boolean withdrawal,
        @Nullable BigDecimal toRaise,
        BigDecimal raised,
        List<? extends Fact> sources)
        implements Fact {

    private static final Step STEP =
            new Step("constraint.summary", "constraint", null, "All orders together, to be compared with the limits.");

    public boolean isMonthly() {
        return cadence == CadenceStatus.MONTHLY && !withdrawal;
    }

    public boolean isQuarterly() {
        return cadence == CadenceStatus.QUARTERLY && !withdrawal;
    }

    public boolean isReview() {
        return cadence == CadenceStatus.REVIEW;
    }

    /** Whether anything may be raised by sells. */
    public boolean isRaising() {
        return toRaise != null;
    }

    public boolean isRaisedEnough() {
        return toRaise == null || raised.compareTo(toRaise) >= 0;
    }

    public boolean everyOrderAtLeast(BigDecimal minTrade) {
        return least == null || least.compareTo(minTrade) >= 0;
    }

    public boolean isWithinBudget() {
        return spent.compareTo(budget) <= 0;
    }

    @Override
    public FactType factType() {
        return FactType.CADENCE_SUMMARY;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("orders", Figure.count(orders))
                .and("least", least == null ? null : Figure.money(least).fixed(2))
                .and("spent", Figure.money(spent).fixed(2))
                .and("budget", Figure.money(budget).fixed(2))
                .and("to_raise", toRaise == null ? null : Figure.money(toRaise).fixed(2))
                .and("raised", Figure.money(raised).fixed(2))
                .map();
    }
}
