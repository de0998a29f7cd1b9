package ta.runtime.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ta.rules.trace.Fact;
import ta.rules.trace.RuleFiring;
import ta.rules.trace.Trace;
import ta.rules.trace.Values;
import ta.runtime.settings.Visible;

/**
 * How each entry of a decision was derived: the fact, the rule or step that gave it with its clause, and below, indented,
 * the facts that this looked at, down to the snapshot. What stands further up already is named and not repeated.
 */
final class TraceTree {

    private static final List<String> ROOTS = List.of("lines", "suppressed", "findings");

    private final Trace trace;
    private final Map<String, RuleFiring> derivations = new HashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private TraceTree(Trace trace) {
        this.trace = trace;
        trace.firings().forEach(firing -> firing.outputs().forEach(id -> derivations.put(id, firing)));
    }

    static String of(Trace trace) {
        TraceTree tree = new TraceTree(trace);
        for (String root : ROOTS) {
            List<String> ids = trace.roots().getOrDefault(root, List.of());
            for (int i = 0; i < ids.size(); i++) {
                tree.text.append("\nHow ").append(root).append('/').append(i).append(" was derived\n");
                tree.fact(ids.get(i), 1);
            }
        }
        return tree.text.toString();
    }

    private void fact(String id, int depth) {
        String indent = "  ".repeat(depth);
        Fact fact = trace.facts().get(id);
        RuleFiring derivation = derivations.get(id);
        boolean known = !shown.add(id);
        text.append(indent).append(id).append(' ').append(fact.factType());
        if (known) {
            text.append(" (see above)\n");
            return;
        }
        text.append(' ').append(values(fact));
        if (derivation == null) {
            text.append("  (snapshot)\n");
            return;
        }
        text.append('\n').append(indent).append("└ ").append(derivation.rule());
        if (derivation.clause() != null) {
            text.append("  ").append(derivation.clause());
        }
        text.append('\n');
        derivation.inputs().forEach(input -> fact(input, depth + 1));
    }

    private static String values(Fact fact) {
        List<String> values = new ArrayList<>();
        fact.values().forEach((name, value) -> {
            if (value != null) {
                values.add(name + "=" + shown(value));
            }
        });
        return String.join(" ", values);
    }

    private static String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(TraceTree::shown).collect(Collectors.joining(",", "[", "]"));
        }
        return Visible.text(Values.text(value));
    }
}
