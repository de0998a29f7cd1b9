package ta.rules.outcome;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.Values;
import ta.rules.trace.Verdict;

/** Whether the lines of a run keep a constraint. A limit or an actual is a number, fixed in its places or not. */
public record ConstraintVerdict(
        Constraint constraint,
        boolean passed,
        @Nullable Object actual,
        Object limit,
        @Nullable String clause) implements Verdict {

    /** In the order in which the report lists them. */
    public enum Constraint {
        MAX_ORDERS,
        MIN_TRADE,
        CASH,
        MAX_DRAWDOWN
    }

    public static ConstraintVerdict maxOrders(CadenceSummary of, boolean passed, String limit, String clause) {
        return new ConstraintVerdict(
                Constraint.MAX_ORDERS, passed, BigDecimal.valueOf(of.orders()), new BigDecimal(limit), clause);
    }

    public static ConstraintVerdict minTrade(CadenceSummary of, boolean passed, String limit, String clause) {
        Object least = of.least() == null ? null : new Values.Fixed(of.least(), 2);
        return new ConstraintVerdict(Constraint.MIN_TRADE, passed, least, new BigDecimal(limit), clause);
    }

    public static ConstraintVerdict cash(CadenceSummary of, boolean passed) {
        return new ConstraintVerdict(
                Constraint.CASH, passed, new Values.Fixed(of.spent(), 2), new Values.Fixed(of.budget(), 2), null);
    }

    public static ConstraintVerdict maxDrawdown(BigDecimal drawdown, boolean passed, String limit, String clause) {
        return new ConstraintVerdict(
                Constraint.MAX_DRAWDOWN, passed, new Values.Fixed(drawdown, 10), new BigDecimal(limit), clause);
    }

    @Override
    public String subject() {
        return constraint.name();
    }

    @Override
    public String verdict() {
        return passed ? "PASS" : "BREACH";
    }

    @Override
    public Object threshold() {
        return limit;
    }

    @Override
    public BigDecimal margin() {
        return Values.distance(actual, limit);
    }
}
