package ta.rules.explanation;

import java.math.BigDecimal;
import java.util.List;
import ta.rules.explanation.Explanation.Constraint;
import ta.rules.outcome.ConstraintVerdict;

/** The constraints that the orders keep, and the drawdown that the policy tolerates. */
final class ConstraintText {

    private ConstraintText() {}

    static List<Constraint> all(ExplanationContext matter) {
        return matter.decision().constraints().stream()
                .map(verdict -> new Constraint(
                        verdict,
                        matter.grounds().because(sentence(matter.money(), verdict), verdict.clause(), verdict)))
                .toList();
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
            case MAX_DRAWDOWN ->
                "a drawdown of " + Figures.percent(actual) + ", you tolerate " + Figures.percent(limit);
        };
    }
}
