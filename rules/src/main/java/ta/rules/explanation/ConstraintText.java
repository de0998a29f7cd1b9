package ta.rules.explanation;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.explanation.Explanation.Constraint;
import ta.rules.guard.GuardVerdict;
import ta.rules.outcome.ConstraintEntry;
import ta.rules.outcome.ConstraintVerdict;

/** The constraints that the orders keep, and the drawdown that the policy tolerates. */
final class ConstraintText {

    private ConstraintText() {}

    static List<Constraint> all(ExplanationContext matter) {
        return matter.decision().constraints().stream()
                .map(entry -> new Constraint(
                        entry,
                        matter.grounds().because(sentence(matter.money(), entry), entry.clause(), entry.verdict())))
                .toList();
    }

    private static String sentence(Money money, ConstraintEntry entry) {
        return entry.verdict() instanceof GuardVerdict warning
                ? "your guard " + warning.guard() + " warns: " + new VerdictText(money).condition(warning)
                : sentence(money, (ConstraintVerdict) entry.verdict());
    }

    static String sentence(Money money, ConstraintVerdict verdict) {
        BigDecimal limit = verdict.limit().value();
        if (verdict.actual() == null) {
            return "no cadence order; the least is " + money.text(limit);
        }
        BigDecimal actual = verdict.actual().value();
        return switch (verdict.constraint()) {
            case MAX_ORDERS -> Words.count(actual.intValue(), "cadence order") + " of at most " + Figures.plain(limit);
            case MIN_TRADE ->
                "the least order is " + money.text(actual) + ", at least " + money.text(limit) + " is asked";
            case CASH -> money.text(actual) + " spent of " + money.text(limit);
            case WITHDRAWAL -> money.text(actual) + " raised of " + money.text(limit) + " for the withdrawal";
            case MAX_DRAWDOWN ->
                "a drawdown of " + Figures.percent(actual) + ", you tolerate " + Figures.percent(limit);
        };
    }
}
