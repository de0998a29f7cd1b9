package ta.runtime.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ta.rules.explanation.ExplainedFact;
import ta.rules.trace.RuleFiring;
import ta.rules.trace.Trace;
import ta.runtime.settings.Visible;

/**
 * Shows how each entry of a decision was derived: the fact with its sentence and values, the rule or step that
 * concluded it with its clause, and indented below the facts that it used, down to the snapshot. A fact that was shown
 * before is named and not repeated.
 */
public final class TraceTree {

    private static final List<String> ROOTS = List.of("lines", "suppressed", "findings");
    private static final String INDENT = "  ";

    private final Map<String, ExplainedFact> facts;
    private final TraceNotes notes;
    private final Map<String, RuleFiring> derivations = new HashMap<>();
    private final Set<String> shown = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private TraceTree(Map<String, ExplainedFact> facts, List<RuleFiring> firings, TraceNotes notes) {
        this.facts = facts;
        this.notes = notes;
        firings.forEach(firing -> firing.outputs().forEach(id -> derivations.put(id, firing)));
    }

    static String of(Trace trace) {
        return of(ExplainedFact.of(trace), trace.firings(), trace.roots(), TraceNotes.NONE);
    }

    /**
     * @param roots the ids of the decision's entries, by the name of their list
     */
    public static String of(
            Map<String, ExplainedFact> facts,
            List<RuleFiring> firings,
            Map<String, List<String>> roots,
            TraceNotes notes) {
        TraceTree tree = new TraceTree(facts, firings, notes);
        for (String root : ROOTS) {
            List<String> ids = roots.getOrDefault(root, List.of());
            for (int i = 0; i < ids.size(); i++) {
                tree.text.append("\nHow ").append(root).append('/').append(i).append(" was derived\n");
                tree.fact(ids.get(i), 1);
            }
        }
        return tree.text.toString();
    }

    private void fact(String id, int depth) {
        ExplainedFact fact = Objects.requireNonNull(facts.get(id), id);
        boolean known = !shown.add(id);
        String above = known ? " (see above)" : "";
        line(depth, id + " " + fact.type() + "  " + Visible.text(fact.sentence()) + above);
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

    private static String values(ExplainedFact fact) {
        return fact.values()
                .propertyStream()
                .filter(value -> !value.getValue().isNull())
                .map(value -> value.getKey() + "=" + shown(value.getValue()) + unit(fact, value.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String unit(ExplainedFact fact, String name) {
        return fact.units().has(name) ? " " + fact.units().get(name).textValue() : "";
    }

    private static String shown(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(TraceTree::shown)
                        .collect(Collectors.joining(" ", "[", "]"))
                : Visible.text(value.asText());
    }
}
