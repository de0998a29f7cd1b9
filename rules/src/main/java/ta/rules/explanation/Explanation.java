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
import ta.rules.outcome.ConstraintVerdict;
import ta.rules.policy.Policy;
import ta.rules.snapshot.Snapshot;
import ta.rules.trace.Figure;
import ta.rules.valuation.PriceBase;

/**
 * What there is to say of a decision. Sentences hold names as the policy and the snapshot write them; who shows them
 * sees to it that they do no harm there.
 *
 * @param headline what the decision comes to
 * @param orders in the decision's order, as are the suppressed ones, the findings and the constraints
 * @param sleeves those that no order came up for, in policy order
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
     * @param waterfall from the ideal amount to what the order comes to; the steps sum to its estimated amount
     * @param price empty where the order does not lead back to one
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
     * @param subject the order that did not come about
     * @param margin how far it is from coming about; empty where there is no such distance
     */
    public record Suppressed(SuppressedOrder order, String subject, Because because, Optional<Figure> margin) {}

    /**
     * @param toGo percentage points from the drift to the nearer edge of its band
     * @param turnsAt the value of the sleeve, in the base currency, at which it would stand on that edge if all other
     *     sleeves stayed as they are; empty where no value would do
     */
    public record Sleeve(SleeveReport report, Because because, BigDecimal toGo, Optional<BigDecimal> turnsAt) {}

    /**
     * @param margin empty where there is no such distance
     */
    public record TriggerReason(Trigger trigger, Because because, Optional<Figure> margin) {}

    /**
     * @param remedy what can be done
     */
    public record Finding(CheckVerdict finding, Because because, String remedy) {}

    public record Constraint(ConstraintVerdict verdict, Because because) {}

    /** That a sleeve is out of its band, and by how much. */
    public static String outOfBand(SleeveReport sleeve) {
        return SleeveText.outOfBand(sleeve.weight());
    }

    /**
     * Explains a decision. Without a trace nothing names a rule or a fact; all else is the same.
     *
     * @param policy the one that decided {@code snapshot}
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
