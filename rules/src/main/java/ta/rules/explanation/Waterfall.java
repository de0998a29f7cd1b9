package ta.rules.explanation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ta.rules.allocation.Budget;
import ta.rules.allocation.Gap;
import ta.rules.cadence.DefaultOrderReading;
import ta.rules.cadence.WithdrawalReading;
import ta.rules.explanation.Explanation.Step;
import ta.rules.json.Decimals;
import ta.rules.order.Line;
import ta.rules.order.OrderCosts;
import ta.rules.order.OrderDraft;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.policy.Policy;
import ta.rules.trace.Fact;
import ta.rules.valuation.Position;
import ta.rules.valuation.PriceBase;

/** The steps from the ideal amount of an order to its estimated amount, which is their sum. */
final class Waterfall {

    private final ExplanationContext matter;
    private final Line line;
    private final Evidence evidence;
    private final List<Step> steps = new ArrayList<>();

    private Waterfall(ExplanationContext matter, Line line) {
        this.matter = matter;
        this.line = line;
        this.evidence = Evidence.of(line);
    }

    static List<Step> of(ExplanationContext matter, Line line) {
        Waterfall waterfall = new Waterfall(matter, line);
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
        Optional<Gap> gap = evidence.all(Gap.class).stream()
                .filter(each -> each.sleeve().equals(line.sleeve()))
                .findFirst();
        Optional<Budget> budget = evidence.first(Budget.class);
        Optional<DefaultOrderReading> ofDefaults = evidence.first(DefaultOrderReading.class);
        Optional<WithdrawalReading> withdrawal = evidence.first(WithdrawalReading.class);
        if (former.isPresent()) {
            grown(former.get(), ofDefaults);
        } else if (line.side() == Side.SELL && withdrawal.isPresent()) {
            withdrawal(withdrawal.get());
        } else if (line.stage() == Stage.CASH_PARK && line.side() == Side.SELL) {
            begin(line.amount(), "what the cash park's orders cost, fees included", line.clause(), bought());
        } else if (line.stage() == Stage.CASH_PARK) {
            share(
                    budget,
                    "the budget of " + budget.map(Budget::of).orElse("the cash park"),
                    line.clause(),
                    evidence.all(Gap.class));
        } else if (gap.isPresent()) {
            gap(gap.get(), budget);
        } else if (ofDefaults.isPresent()) {
            share(budget, "to spread over the default orders", line.clause(), List.of(ofDefaults.get()));
        } else {
            begin(line.amount(), "the amount asked for", line.clause(), List.of(line));
        }
    }

    private void grown(Line former, Optional<DefaultOrderReading> by) {
        begin(former.outlay(), "the order before it grew", former.clause(), List.of(former));
        step(
                line.amount().subtract(former.outlay()),
                "its part of the leftover",
                by.map(reading -> reading.step().clause()).orElse(null),
                line.sources());
    }

    /** The BUYs that the cash park's SELL pays for. */
    private List<Fact> bought() {
        return evidence.first(OrderDraft.class).stream()
                .flatMap(draft -> draft.request().sources().stream())
                .map(Fact.class::cast)
                .toList();
    }

    /** Starts with the gap, rounded down to whole pennies as in the allocation. */
    private void gap(Gap gap, Optional<Budget> budget) {
        BigDecimal ideal = Decimals.down2(gap.amount().abs());
        boolean buys = line.side() == Side.BUY;
        begin(
                ideal,
                (buys ? "gap to its target of " : "above its target of ") + Figures.percent(gap.target()) + " of "
                        + matter.money().text(gap.basis()),
                matter.clauseOf(gap.sleeve()),
                List.of(gap));
        BigDecimal less = line.amount().subtract(ideal);
        if (!buys) {
            List<Position> held = evidence.first(Position.class).stream().toList();
            step(less, "the position is worth less than that", line.clause(), held);
        } else if (budget.isPresent() && budget.get().amount().compareTo(line.amount()) == 0) {
            String limit = "the budget is " + matter.money().text(budget.get().amount());
            step(less, limit, budget.get().clause(), List.of(budget.get()));
        } else {
            step(less, "earlier orders use part of the budget", line.clause(), before(gap, budget));
        }
    }

    /** The budget, and the earlier orders that used part of it. */
    private static List<Fact> before(Gap gap, Optional<Budget> budget) {
        return Stream.concat(budget.stream(), gap.sources().stream().filter(Line.class::isInstance))
                .map(Fact.class::cast)
                .toList();
    }

    /**
     * @param clause that says how the budget is shared
     * @param by the facts in proportion to which it is shared; empty if those are the policy's targets
     */
    private void share(Optional<Budget> budget, String what, String clause, List<? extends Fact> by) {
        BigDecimal whole = budget.map(Budget::amount).orElse(line.amount());
        begin(
                whole,
                what,
                budget.map(Budget::clause).orElse(clause),
                budget.stream().toList());
        List<Fact> facts = new ArrayList<>(by);
        budget.ifPresent(facts::add);
        step(line.amount().subtract(whole), "the part of the other orders", clause, facts);
    }

    /** What the withdrawal lacks, and what of it this sell raises. */
    private void withdrawal(WithdrawalReading reading) {
        begin(
                reading.lacking(),
                "lacking for the withdrawal of " + matter.money().text(reading.amount()),
                line.clause(),
                List.of(reading));
        BigDecimal more = line.amount().subtract(reading.lacking());
        List<Fact> limits = new ArrayList<>(evidence.all(Gap.class));
        limits.add(reading);
        step(
                more,
                more.signum() > 0 ? "its costs" : "what other sells raise, or this one cannot",
                line.clause(),
                limits);
    }

    private void sized() {
        BigDecimal rest = line.estimatedAmount().subtract(line.amount());
        Policy policy = matter.policy();
        if (line.side() == Side.BUY && line.cost().signum() > 0) {
            boolean own = !policy.orderCosts(line.listing())
                    .equals(OrderCosts.perOrder(policy.costs().perOrder()));
            step(
                    line.cost().negate(),
                    own ? "the costs of this fund" : "the fee",
                    own ? matter.instrument(line.listing()) + "/costs" : "/costs/per_order",
                    evidence.all(OrderDraft.class));
            rest = rest.add(line.cost());
        }
        BigDecimal bufferPct = policy.costs().priceBufferPct();
        boolean buffered = line.side() == Side.BUY && bufferPct.signum() > 0;
        int decimals = policy.orderSizing(line.listing()).decimals();
        String unit = decimals == 0 ? "whole units" : "units of " + decimals + " decimals";
        List<Fact> facts = new ArrayList<>(List.of(line));
        evidence.first(PriceBase.class).ifPresent(facts::add);
        step(
                rest,
                (buffered ? "a price buffer of " + Figures.plain(bufferPct) + " %, and " : "") + unit + " at "
                        + matter.money().text(line.priceBase()),
                buffered ? "/costs/price_buffer_pct" : sizing(decimals),
                facts);
    }

    /** Null for whole units, the default, for which the policy may have no clause. */
    private @Nullable String sizing(int decimals) {
        boolean own = decimals != matter.policy().orderSizing().decimals();
        if (decimals == 0 && !own) {
            return null;
        }
        return (own ? matter.instrument(line.listing()) : "") + "/order_sizing" + (decimals == 0 ? "" : "/decimals");
    }

    private void begin(BigDecimal amount, String why, @Nullable String clause, List<? extends Fact> facts) {
        steps.add(new Step(amount, matter.grounds().because(why, clause, facts)));
    }

    /** Adds a step, unless its amount is 0. */
    private void step(BigDecimal amount, String why, @Nullable String clause, List<? extends Fact> facts) {
        if (amount.signum() != 0) {
            begin(amount, why, clause, facts);
        }
    }
}
