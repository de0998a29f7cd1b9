package ta.runtime.text;

import java.math.BigDecimal;
import ta.rules.outcome.ConstraintVerdict;
import ta.rules.trace.Values;

/** The constraints that the orders keep, and the drawdown that the policy tolerates. */
final class ConstraintSection {

    private ConstraintSection() {}

    /** Empty when the run had none to keep. */
    static String of(Page page) {
        if (page.decision().constraints().isEmpty()) {
            return "";
        }
        Table table = new Table("llc");
        for (ConstraintVerdict verdict : page.decision().constraints()) {
            table.row(
                    verdict.passed() ? "kept" : "BREACH",
                    sentence(page, verdict),
                    verdict.clause() == null ? "" : verdict.clause());
        }
        return "Constraints\n" + table.text("  ");
    }

    private static String sentence(Page page, ConstraintVerdict verdict) {
        BigDecimal actual = Values.number(verdict.actual());
        BigDecimal limit = Values.number(verdict.limit());
        Money money = page.money();
        return switch (verdict.constraint()) {
            case MAX_ORDERS -> Words.count(actual.intValue(), "cadence order") + " of at most " + Figures.plain(limit);
            case MIN_TRADE ->
                actual == null
                        ? "no cadence order; the least is " + money.text(limit)
                        : "the least order is " + money.text(actual) + ", at least " + money.text(limit) + " is asked";
            case CASH -> money.text(actual) + " spent of " + money.text(limit);
            case MAX_DRAWDOWN ->
                "a drawdown of " + Figures.percent(actual) + ", you tolerate " + Figures.percent(limit);
        };
    }
}
