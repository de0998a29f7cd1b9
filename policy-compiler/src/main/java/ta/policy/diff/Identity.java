package ta.policy.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import ta.policy.document.Clause;
import ta.policy.document.Names;

/** What identifies the elements of a list, by the list's pointer. */
public final class Identity {

    private static final Map<String, Function<Clause, String>> BY_LIST = Map.of(
            "/sleeves", sleeve -> sleeve.at("code").text(),
            "/instruments", Names::listing,
            "/cash_park/waves", wave -> wave.at("name").text(),
            "/cash_park/sunset", entry -> entry.at("date").text(),
            "/guards", guard -> guard.at("name").text(),
            "/cadence/monthly/default_orders", order -> order.at("listing").text());

    private Identity() {}

    /** The elements by identity, in order; empty if the elements have no identity, or two have the same. */
    public static Optional<Map<String, Clause>> elements(Clause list) {
        Function<Clause, String> identity = BY_LIST.get(list.pointer());
        if (identity == null || !list.node().isArray()) {
            return Optional.empty();
        }
        Map<String, Clause> elements = new LinkedHashMap<>();
        for (Clause element : list.elements()) {
            if (elements.put(identity.apply(element), element) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(elements);
    }

    /**
     * The smallest set of elements that must have moved: all but a longest subsequence of {@code after} that has the
     * same order in {@code before}. Both lists hold the same elements. Of several such sets it is one with the fewest
     * elements that have their place before and after.
     *
     * @param stays whether an element has the same place in both policies
     */
    static List<String> moved(List<String> before, List<String> after, Predicate<String> stays) {
        int[] places = after.stream().mapToInt(before::indexOf).toArray();
        int[] length = new int[after.size()];
        int[] previous = new int[after.size()];
        int best = -1;
        for (int i = 0; i < after.size(); i++) {
            int own = after.size() + 1 + (stays.test(after.get(i)) ? 1 : 0);
            length[i] = own;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (places[j] < places[i] && length[j] + own > length[i]) {
                    length[i] = length[j] + own;
                    previous[i] = j;
                }
            }
            best = best < 0 || length[i] > length[best] ? i : best;
        }
        HashSet<String> stayed = new HashSet<>();
        for (int i = best; i >= 0; i = previous[i]) {
            stayed.add(after.get(i));
        }
        List<String> moved = new ArrayList<>(after);
        moved.removeAll(stayed);
        return moved;
    }
}
