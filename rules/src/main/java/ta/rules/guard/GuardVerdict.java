package ta.rules.guard;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * Whether a guard holds for an order that it concerns. It shows one of its conditions: of those that keep it from
 * holding the first, else the first of all.
 *
 * @param index the guard's place in the policy, from 0
 * @param condition the one that is shown
 */
public record GuardVerdict(
        GuardedOrder order, String guard, int index, Guard.Effect effect, boolean holds, Guard.Condition condition)
        implements Verdict {

    /**
     * @param fact that the first condition asks for
     */
    public static GuardVerdict holds(
            GuardedOrder order,
            String guard,
            int index,
            Guard.Effect effect,
            GuardFact fact,
            Guard.Comparison is,
            BigDecimal value) {
        return new GuardVerdict(order, guard, index, effect, true, new Guard.Condition(fact, is, value));
    }

    /**
     * @param conditions all of the guard's, of which one does not hold
     */
    public static GuardVerdict open(
            GuardedOrder order, String guard, int index, Guard.Effect effect, List<Guard.Condition> conditions) {
        Guard.Condition unmet = conditions.stream()
                .filter(condition -> !order.compares(condition.fact(), condition.is(), condition.value()))
                .findFirst()
                .orElseThrow();
        return new GuardVerdict(order, guard, index, effect, false, unmet);
    }

    public String clause() {
        return "/guards/" + index;
    }

    @Override
    public FactType factType() {
        return FactType.GUARD_VERDICT;
    }

    @Override
    public String subject() {
        return order.side() + " " + order.listing() + " " + guard;
    }

    @Override
    public String verdict() {
        return holds ? effect.name() : "PASSED";
    }

    @Override
    public @Nullable Figure actual() {
        return order.figure(condition.fact());
    }

    @Override
    public Figure threshold() {
        return condition.fact().figure(condition.value());
    }

    @Override
    public @Nullable Figure margin() {
        return Figure.distance(actual(), threshold());
    }
}
