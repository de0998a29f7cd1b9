package ta.runtime.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ta.rules.explanation.FactText;
import ta.rules.trace.Fact;
import ta.rules.trace.Figure;
import ta.rules.trace.RuleFiring;
import ta.rules.trace.Trace;
import ta.rules.trace.Values;
import ta.runtime.settings.Visible;

/**
 * How each entry of a decision was derived: the fact with its sentence and its values, the rule or step that gave it with its
 * clause, and below, indented, the facts that this looked at, down to the snapshot. What stands further up already is named
 * and not repeated.
 */
final class TraceTree {

    private static final List<String> ROOTS = List.of("lines", "suppressed", "findings");
    private static final String INDENT = "  ";

    private final Trace trace;
    private final TraceNotes notes;
    private final FactText sentences;
    private final Map<String, RuleFiring> derivations = new HashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private TraceTree(Trace trace, TraceNotes notes) {
        this.trace = trace;
        this.notes = notes;
        this.sentences = new FactText(trace.baseCurrency());
        trace.firings().forEach(firing -> firing.outputs().forEach(id -> derivations.put(id, firing)));
    }

    static String of(Trace trace, TraceNotes notes) {
        TraceTree tree = new TraceTree(trace, notes);
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
        Fact fact = trace.facts().get(id);
        boolean known = !shown.add(id);
        line(
                depth,
                id + " " + fact.factType().word() + "  " + Visible.text(sentences.of(fact))
                        + (known ? " (see above)" : ""));
        if (known) {
            return;
        }
        line(depth + 1, values(fact));
        RuleFiring derivation = derivations.get(id);
        if (derivation == null) {
            origins(id, depth + 1);
            return;
        }
        String clause = derivation.clause() == null ? "" : INDENT + notes.place(derivation.clause());
        line(depth, "└ " + derivation.rule() + clause);
        derivation.inputs().forEach(input -> fact(input, depth + 1));
    }

    private void origins(String id, int depth) {
        List<String> origins = notes.origins(id);
        if (origins.isEmpty()) {
            line(depth, "from the snapshot");
        }
        origins.forEach(origin -> line(depth, "from " + Visible.text(origin)));
    }

    private void line(int depth, String of) {
        text.append(INDENT.repeat(depth)).append(of).append('\n');
    }

    private String values(Fact fact) {
        List<String> values = new ArrayList<>();
        fact.values().forEach((name, value) -> {
            if (value != null) {
                values.add(name + "=" + shown(value));
            }
        });
        return String.join(" ", values);
    }

    private String shown(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::shown).collect(Collectors.joining(",", "[", "]"));
        }
        String shown = Visible.text(Values.text(value));
        return value instanceof Figure figure ? shown + " " + figure.unitText(trace.baseCurrency()) : shown;
    }
}
