package ta.rules.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ta.rules.trace.Values;
import ta.rules.trace.Verdict;

/** Whether an order passed one of the order tests. {@code actual} and {@code threshold} are null if it compares none. */
public record OrderVerdict(
        OrderDraft draft,
        Suppression test,
        boolean passed,
        @Nullable Object actual,
        @Nullable Object threshold,
        @Nullable String clause)
        implements Verdict {

    public static OrderVerdict failed(OrderDraft draft, Suppression test, Object actual, Object limit, String clause) {
        return new OrderVerdict(draft, test, false, actual, limit, clause);
    }

    public static OrderVerdict passed(OrderDraft draft, Suppression test, Object actual, Object limit, String clause) {
        return new OrderVerdict(draft, test, true, actual, limit, clause);
    }

    /** An amount of money, as a verdict shows it. */
    public static Values.Fixed money(BigDecimal amount) {
        return new Values.Fixed(amount, 2);
    }

    @Override
    public String subject() {
        String of = draft.listing() == null
                ? draft.request().sleeve()
                : draft.listing().text();
        return draft.request().side() + " " + of + " " + test;
    }

    @Override
    public String verdict() {
        return passed ? "PASSED" : test.name();
    }

    @Override
    public BigDecimal margin() {
        return Values.distance(actual, threshold);
    }
}
