package ta.policy.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import ta.policy.document.Clause;
import ta.policy.document.Pointers;
import ta.policy.document.PolicyDocument;

/** Compares two policies. */
public final class PolicyDiff {

    private final List<ClauseChange> changes = new ArrayList<>();

    private PolicyDiff() {}

    /**
     * All changes from {@code before} to {@code after}, in the order of the clauses in {@code before}; new clauses come
     * last. Layout, the order of keys and the way a number is written do not count, just as they do not change a
     * policy's hash.
     */
    public static List<ClauseChange> between(PolicyDocument before, PolicyDocument after) {
        PolicyDiff diff = new PolicyDiff();
        diff.compare("", before.clause(), after.clause());
        return List.copyOf(diff.changes);
    }

    private void compare(String name, Clause before, Clause after) {
        if (before.node().equals(after.node())) {
            return;
        }
        if (!before.isPresent()) {
            changes.add(new ClauseChange(ClauseChange.Kind.ADDED, name, Optional.empty(), side(after)));
        } else if (!after.isPresent()) {
            changes.add(new ClauseChange(ClauseChange.Kind.REMOVED, name, side(before), Optional.empty()));
        } else if (before.node().isObject() && after.node().isObject()) {
            Set<String> keys = new LinkedHashSet<>(before.keys());
            keys.addAll(after.keys());
            keys.forEach(key -> compare(Pointers.append(name, key), before.at(key), after.at(key)));
        } else {
            Optional<Map<String, Clause>> elementsBefore = Identity.elements(before);
            Optional<Map<String, Clause>> elementsAfter = Identity.elements(after);
            if (elementsBefore.isPresent() && elementsAfter.isPresent()) {
                lists(name, before.at("-"), elementsBefore.get(), elementsAfter.get());
            } else {
                changes.add(new ClauseChange(ClauseChange.Kind.CHANGED, name, side(before), side(after)));
            }
        }
    }

    /**
     * @param absent what stands for an element that one of the sides has not
     */
    private void lists(String name, Clause absent, Map<String, Clause> before, Map<String, Clause> after) {
        Set<String> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String identity : all) {
            compare(
                    Pointers.append(name, identity),
                    before.getOrDefault(identity, absent),
                    after.getOrDefault(identity, absent));
        }
        List<String> commonBefore = new ArrayList<>(before.keySet());
        commonBefore.retainAll(after.keySet());
        List<String> commonAfter = new ArrayList<>(after.keySet());
        commonAfter.retainAll(before.keySet());
        Predicate<String> stays = identity -> place(before, identity) == place(after, identity);
        for (String identity : Identity.moved(commonBefore, commonAfter, stays)) {
            changes.add(new ClauseChange(
                    ClauseChange.Kind.MOVED,
                    Pointers.append(name, identity),
                    placeSide(before, identity),
                    placeSide(after, identity)));
        }
    }

    private static int place(Map<String, Clause> elements, String identity) {
        return new ArrayList<>(elements.keySet()).indexOf(identity) + 1;
    }

    private static Optional<ClauseChange.Side> placeSide(Map<String, Clause> elements, String identity) {
        int place = place(elements, identity);
        Clause element = Objects.requireNonNull(elements.get(identity));
        return Optional.of(new ClauseChange.Side(String.valueOf(place), element.line()));
    }

    private static Optional<ClauseChange.Side> side(Clause clause) {
        return Optional.of(new ClauseChange.Side(json(clause.node()), clause.line()));
    }

    private static String json(JsonNode node) {
        return node.isNumber() ? node.decimalValue().toPlainString() : node.toString();
    }
}
