package ta.rules.explanation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ta.rules.decision.SleeveReport;
import ta.rules.decision.Trigger;
import ta.rules.engine.Result;
import ta.rules.finding.CheckVerdict;
import ta.rules.order.Line;
import ta.rules.order.SuppressedOrder;
import ta.rules.outcome.ConstraintEntry;
import ta.rules.policy.Policy;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Figure;
import ta.rules.valuation.PriceBase;

/**
 * A decision in sentences. They contain names as the policy and the snapshot write them, so whoever shows a sentence
 * must escape it.
 *
 * @param headline the decision in one sentence
 * @param orders in the order of the decision, like suppressed orders, findings and constraints
 * @param sleeves those without an order, in policy order
 * @param triggers the cadence, then the waves, then the sunsets
 */
public record Explanation(
        String headline,
        List<Order> orders,
        List<Suppressed> suppressed,
        List<Sleeve> sleeves,
        List<TriggerReason> triggers,
        List<Finding> findings,
        List<Constraint> constraints) {

    /**
     * @param waterfall steps from the ideal amount to the estimated amount, which is their sum
     * @param price empty if no price led to the order
     */
    public record Order(
            Line line, Because because, List<Step> waterfall, List<Because> reasons, Optional<Price> price) {}

    /** What an amount grows or shrinks by, in the base currency, and why. */
    public record Step(BigDecimal amount, Because because) {}

    /**
     * The price that sized an order.
     *
     * @param ageMinutes whole minutes from the price to the run
     */
    public record Price(PriceBase base, long ageMinutes, Because because) {}

    /**
     * @param subject the order that was not placed
     * @param margin how far it is from being placed; empty if that cannot be measured
     */
    public record Suppressed(SuppressedOrder order, String subject, Because because, Optional<Figure> margin) {}

    /**
     * @param toGo percentage points from the drift to the nearer edge of its band
     * @param turnsAt the value of the sleeve, in the base currency, at which its weight would be that edge if all other
     *     sleeves kept their values; empty if there is none
     */
    public record Sleeve(SleeveReport report, Because because, BigDecimal toGo, Optional<BigDecimal> turnsAt) {}

    /**
     * @param margin empty if it cannot be measured
     */
    public record TriggerReason(Trigger trigger, Because because, Optional<Figure> margin) {}

    /**
     * @param remedy what you can do
     */
    public record Finding(CheckVerdict finding, Because because, String remedy) {}

    public record Constraint(ConstraintEntry entry, Because because) {}

    /** That a sleeve is out of its band, and by how much. */
    public static String outOfBand(SleeveReport sleeve) {
        return SleeveText.outOfBand(sleeve.weight());
    }

    /**
     * Explains a decision. Without a trace, sentences name no rules and no facts; everything else is the same.
     *
     * @param policy with which {@code snapshot} was decided
     */
    public static Explanation of(Policy policy, Snapshot snapshot, Result result) {
        ExplanationContext matter = new ExplanationContext(
                policy, snapshot, result.decision(), new Money(policy.baseCurrency()), new Reasons(result.trace()));
        return new Explanation(
                Headline.of(matter),
                OrderText.all(matter),
                SuppressionText.all(matter),
                SleeveText.all(matter),
                TriggerText.all(matter),
                FindingText.all(matter),
                ConstraintText.all(matter));
    }
}
