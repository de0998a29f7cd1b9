package ta.rules.order;

import org.jspecify.annotations.Nullable;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * Whether an order passed one of the order tests. {@code actual} and {@code threshold} are null if it compares none.
 */
public record OrderVerdict(
        OrderDraft draft,
        Suppression test,
        boolean passed,
        @Nullable Figure actual,
        @Nullable Figure threshold,
        @Nullable String clause)
        implements Verdict {

    public static OrderVerdict failed(
            OrderDraft draft,
            Suppression test,
            @Nullable Figure actual,
            @Nullable Figure limit,
            @Nullable String clause) {
        return new OrderVerdict(draft, test, false, actual, limit, clause);
    }

    public static OrderVerdict passed(
            OrderDraft draft,
            Suppression test,
            @Nullable Figure actual,
            @Nullable Figure limit,
            @Nullable String clause) {
        return new OrderVerdict(draft, test, true, actual, limit, clause);
    }

    @Override
    public FactType factType() {
        return FactType.ORDER_VERDICT;
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
    public @Nullable Figure margin() {
        return Figure.distance(actual, threshold);
    }
}
