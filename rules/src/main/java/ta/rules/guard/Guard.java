package ta.rules.guard;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ta.rules.order.Side;
import ta.rules.order.Stage;
import ta.rules.portfolio.ListingId;

/**
 * A rule that the owner of a policy wrote (specification, 8). It concerns the orders of its side, stage, sleeves and
 * listings, where given, and holds for one when all its conditions do.
 *
 * @param side empty for both
 * @param stage empty for both
 * @param sleeves empty for all
 * @param listings empty for all
 */
public record Guard(
        String name,
        Optional<Side> side,
        Optional<Stage> stage,
        List<String> sleeves,
        List<ListingId> listings,
        List<Condition> when,
        Effect then) {

    /** What becomes of an order for which a guard holds. */
    public enum Effect {
        SUPPRESS,
        WARN
    }

    /** How a fact is compared with a value. */
    public enum Comparison {
        ABOVE,
        AT_LEAST,
        BELOW,
        AT_MOST;

        boolean holds(int compared) {
            return switch (this) {
                case ABOVE -> compared > 0;
                case AT_LEAST -> compared >= 0;
                case BELOW -> compared < 0;
                case AT_MOST -> compared <= 0;
            };
        }
    }

    /**
     * @param value in the unit of the fact
     */
    public record Condition(GuardFact fact, Comparison is, BigDecimal value) {}
}
