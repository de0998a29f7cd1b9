package ta.runtime.text;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.rules.allocation.Budget;
import ta.rules.allocation.Gap;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.json.Decimals;
import ta.rules.order.Line;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.policy.Policy;

/** From the ideal amount of an order, step by step, to what it comes to. The steps sum to the order's estimated amount. */
final class Waterfall {

    /** What an amount grows or shrinks by, and why. */
    record Step(BigDecimal amount, String why) {}

    private final Page page;
    private final Line line;
    private final Evidence evidence;
    private final List<Step> steps = new ArrayList<>();

    private Waterfall(Page page, Line line) {
        this.page = page;
        this.line = line;
        this.evidence = Evidence.of(line);
    }

    static List<Step> of(Page page, Line line) {
        Waterfall waterfall = new Waterfall(page, line);
        waterfall.ideal();
        waterfall.sized();
        return waterfall.steps;
    }

    private void ideal() {
        Optional<Line> former = line.sources().stream()
                .filter(Line.class::isInstance)
                .map(Line.class::cast)
                .filter(other -> other.side() == Side.BUY && other.listing().equals(line.listing()))
                .findFirst();
        if (former.isPresent()) {
            steps.add(new Step(former.get().outlay(), "the order before it grew"));
            step(line.amount().subtract(former.get().outlay()), "its part of what was left over");
            return;
        }
        Optional<Gap> gap = evidence.all(Gap.class).stream()
                .filter(each -> each.sleeve().equals(line.sleeve()))
                .findFirst();
        Optional<Budget> budget = evidence.first(Budget.class);
        if (line.stage() == Stage.CASH_PARK && line.side() == Side.SELL) {
            steps.add(new Step(line.amount(), "what the cash park's orders cost, fees included"));
        } else if (line.stage() == Stage.CASH_PARK) {
            share(budget, "the budget of " + budget.map(Budget::of).orElse("the cash park"));
        } else if (gap.isPresent()) {
            gap(gap.get(), budget);
        } else if (evidence.first(DefaultOrderReading.class).isPresent()) {
            share(budget, "to spread over the default orders");
        } else {
            steps.add(new Step(line.amount(), "the amount asked for"));
        }
    }

    /** The gap in whole pennies, as the allocation takes it. */
    private void gap(Gap gap, Optional<Budget> budget) {
        BigDecimal ideal = Decimals.down2(gap.amount().abs());
        boolean buys = line.side() == Side.BUY;
        steps.add(new Step(
                ideal,
                (buys ? "gap to its target of " : "above its target of ") + Figures.percent(gap.target()) + " of "
                        + page.money().text(gap.basis())));
        String limit = buys ? "the budget is " : "the position is worth less";
        step(
                line.amount().subtract(ideal),
                buys && isBudgetLimited(budget)
                        ? limit + page.money().text(budget.get().amount())
                        : buys ? "what stands before it in the budget" : limit);
    }

    private boolean isBudgetLimited(Optional<Budget> budget) {
        return budget.isPresent() && budget.get().amount().compareTo(line.amount()) == 0;
    }

    private void share(Optional<Budget> budget, String what) {
        BigDecimal whole = budget.map(Budget::amount).orElse(line.amount());
        steps.add(new Step(whole, what));
        step(line.amount().subtract(whole), "what the others get of it");
    }

    private void sized() {
        BigDecimal rest = line.estimatedAmount().subtract(line.amount());
        Policy.Costs costs = page.policy().costs();
        if (line.side() == Side.BUY && line.perOrder().signum() > 0) {
            step(line.perOrder().negate(), "the fee");
            rest = rest.add(line.perOrder());
        }
        int decimals = page.policy().orderSizing().decimals();
        String step = decimals == 0 ? "whole units" : "units of " + decimals + " decimals";
        boolean buffered = line.side() == Side.BUY && costs.priceBufferPct().signum() > 0;
        step(
                rest,
                (buffered ? "a price buffer of " + Figures.plain(costs.priceBufferPct()) + " %, and " : "") + step
                        + " at " + page.money().text(line.priceBase()));
    }

    /** Nothing is no step. */
    private void step(BigDecimal amount, String why) {
        if (amount.signum() != 0) {
            steps.add(new Step(amount, why));
        }
    }
}
