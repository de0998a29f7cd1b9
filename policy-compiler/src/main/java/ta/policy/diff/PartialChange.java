package ta.policy.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ta.policy.diff.ClauseChange.Kind;
import ta.policy.document.Clause;
import ta.policy.document.Pointers;
import ta.policy.document.PolicyDocument;

/** Makes some of the changes between two policies, and leaves out the others. */
public final class PartialChange {

    private final Set<String> made = new HashSet<>();

    private PartialChange(Collection<ClauseChange> changes) {
        changes.forEach(change -> made.add(change.kind() + change.clause()));
    }

    /**
     * The policy {@code before} with some of its changes to {@code after}; it need not be valid.
     *
     * @param changes some of {@link PolicyDiff#between}; of the moves in a list, all or none
     */
    public static JsonNode of(PolicyDocument before, PolicyDocument after, Collection<ClauseChange> changes) {
        return new PartialChange(changes)
                .merged("", before.clause(), after.clause())
                .orElseThrow();
    }

    /** Empty if the clause is absent. The cases are those of {@link PolicyDiff}. */
    private Optional<JsonNode> merged(String name, Clause before, Clause after) {
        if (before.node().equals(after.node())) {
            return present(before);
        }
        if (!before.isPresent()) {
            return isMade(Kind.ADDED, name) ? present(after) : Optional.empty();
        }
        if (!after.isPresent()) {
            return isMade(Kind.REMOVED, name) ? Optional.empty() : present(before);
        }
        if (before.node().isObject() && after.node().isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            Set<String> keys = new LinkedHashSet<>(before.keys());
            keys.addAll(after.keys());
            keys.forEach(key -> merged(Pointers.append(name, key), before.at(key), after.at(key))
                    .ifPresent(value -> object.set(key, value)));
            return Optional.of(object);
        }
        Optional<Map<String, Clause>> elementsBefore = Identity.elements(before);
        Optional<Map<String, Clause>> elementsAfter = Identity.elements(after);
        if (elementsBefore.isPresent() && elementsAfter.isPresent()) {
            return Optional.of(list(name, before.at("-"), elementsBefore.get(), elementsAfter.get()));
        }
        return present(isMade(Kind.CHANGED, name) ? after : before);
    }

    private ArrayNode list(String name, Clause absent, Map<String, Clause> before, Map<String, Clause> after) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String identity : order(name, List.copyOf(before.keySet()), List.copyOf(after.keySet()))) {
            merged(
                            Pointers.append(name, identity),
                            before.getOrDefault(identity, absent),
                            after.getOrDefault(identity, absent))
                    .ifPresent(list::add);
        }
        return list;
    }

    /** In the new order if the list's moves are made, else in the old one with new elements in their places. */
    private List<String> order(String name, List<String> before, List<String> after) {
        boolean moved = after.stream().anyMatch(identity -> isMade(Kind.MOVED, Pointers.append(name, identity)));
        List<String> order = new ArrayList<>(moved ? after : before);
        List<String> others = moved ? before : after;
        for (int i = 0; i < others.size(); i++) {
            if (!order.contains(others.get(i))) {
                order.add(i == 0 ? 0 : order.indexOf(others.get(i - 1)) + 1, others.get(i));
            }
        }
        return order;
    }

    private boolean isMade(Kind kind, String clause) {
        return made.contains(kind + clause);
    }

    private static Optional<JsonNode> present(Clause clause) {
        return clause.isPresent() ? Optional.of(clause.node().deepCopy()) : Optional.empty();
    }
}
