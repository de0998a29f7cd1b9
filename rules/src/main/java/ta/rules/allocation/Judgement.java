package ta.rules.allocation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ta.rules.guard.GuardVerdict;
import ta.rules.order.Line;
import ta.rules.order.OrderDraft;
import ta.rules.order.OrderRequest;
import ta.rules.order.OrderVerdict;
import ta.rules.order.SuppressedOrder;
import ta.rules.order.Suppression;
import ta.rules.trace.Fact;
import ta.rules.trace.Verdict;

/**
 * What the tests and the guards say of an order.
 *
 * @param verdicts all of them
 * @param failed the one that suppresses it; null if it is placed
 * @param warned the guards that only warn, and hold
 */
record Judgement(
        OrderDraft draft, List<Verdict> verdicts, @Nullable Verdict failed, List<GuardVerdict> warned) {

    boolean passed() {
        return failed == null;
    }

    /** The order that is placed. */
    Line line(List<? extends Fact> because) {
        List<Fact> sources = new ArrayList<>(because);
        sources.add(draft);
        sources.addAll(verdicts);
        return Line.of(draft, sources);
    }

    /**
     * The order that is not.
     *
     * @param request that is recorded
     */
    SuppressedOrder suppressed(OrderRequest request) {
        GuardVerdict guard = failed instanceof GuardVerdict verdict ? verdict : null;
        return new SuppressedOrder(
                request.side(),
                draft.listing(),
                request.sleeve(),
                request.amount(),
                failed instanceof OrderVerdict test ? test.test() : Suppression.GUARD,
                guard == null ? null : guard.guard(),
                request.stage(),
                guard == null ? request.clause() : guard.clause(),
                failed == null ? List.of(draft) : List.of(draft, failed));
    }
}
