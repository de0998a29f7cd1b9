package ta.rules.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.rules.order.Line;
import ta.rules.trace.Fact;

/**
 * The facts that led to an order, nearest first: those that its request, its draft and its tests looked at. Facts
 * behind other orders are left out, since those orders have their own reasons.
 */
final class Evidence {

    private static final int DEPTH_MAX = 4;

    private final List<Fact> facts = new ArrayList<>();

    private Evidence(Fact order) {
        List<Fact> front = List.of(order);
        for (int depth = 0; depth < DEPTH_MAX; depth++) {
            List<Fact> next = new ArrayList<>();
            front.stream()
                    .filter(fact -> fact == order || !(fact instanceof Line line) || isFormer(order, line))
                    .forEach(fact -> next.addAll(fact.sources()));
            facts.addAll(next);
            front = next;
        }
    }

    /**
     * @param order a line or a suppressed order
     */
    static Evidence of(Fact order) {
        return new Evidence(order);
    }

    private static boolean isFormer(Fact order, Line other) {
        return order instanceof Line line && line.listing().equals(other.listing()) && line.side() == other.side();
    }

    <T extends Fact> Optional<T> first(Class<T> kind) {
        return all(kind).stream().findFirst();
    }

    <T extends Fact> List<T> all(Class<T> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
