package ta.rules.outcome;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/** Whether the lines of a run keep a constraint. */
public record ConstraintVerdict(
        Constraint constraint,
        boolean passed,
        @Nullable Figure actual,
        Figure limit,
        @Nullable String clause) implements Verdict {

    /** In the order in which the report lists them. */
    public enum Constraint {
        MAX_ORDERS,
        MIN_TRADE,
        CASH,
        WITHDRAWAL,
        MAX_DRAWDOWN
    }

    public static ConstraintVerdict maxOrders(CadenceSummary of, boolean passed, String limit, String clause) {
        return new ConstraintVerdict(
                Constraint.MAX_ORDERS, passed, Figure.count(of.orders()), Figure.count(Long.parseLong(limit)), clause);
    }

    public static ConstraintVerdict minTrade(CadenceSummary of, boolean passed, String limit, String clause) {
        Figure least = of.least() == null ? null : Figure.money(of.least()).fixed(2);
        return new ConstraintVerdict(Constraint.MIN_TRADE, passed, least, Figure.money(new BigDecimal(limit)), clause);
    }

    public static ConstraintVerdict cash(CadenceSummary of, boolean passed) {
        return new ConstraintVerdict(
                Constraint.CASH,
                passed,
                Figure.money(of.spent()).fixed(2),
                Figure.money(of.budget()).fixed(2),
                null);
    }

    public static ConstraintVerdict withdrawal(CadenceSummary of, boolean passed, String clause) {
        return new ConstraintVerdict(
                Constraint.WITHDRAWAL,
                passed,
                Figure.money(of.raised()).fixed(2),
                Figure.money(Objects.requireNonNull(of.toRaise())).fixed(2),
                clause);
    }

    public static ConstraintVerdict maxDrawdown(BigDecimal drawdown, boolean passed, String limit, String clause) {
        return new ConstraintVerdict(
                Constraint.MAX_DRAWDOWN,
                passed,
                Figure.share(drawdown).fixed(10),
                Figure.share(new BigDecimal(limit)),
                clause);
    }

    @Override
    public FactType factType() {
        return FactType.CONSTRAINT_VERDICT;
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
    public Figure threshold() {
        return limit;
    }

    @Override
    public @Nullable Figure margin() {
        return Figure.distance(actual, limit);
    }
}
