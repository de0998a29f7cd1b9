package ta.policy.rulebook;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ta.rules.explanation.ExplainedFact;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Trace;
import ta.rules.trace.Verdict;

/**
 * What each kind of fact and each verdict says, and the units of its figures: one of each, from the first case that has
 * it.
 */
final class ExplainedFacts {

    private final Map<String, TreeMap<String, String>> byKind = new TreeMap<>();
    private final Set<FactType> types = EnumSet.noneOf(FactType.class);
    private final Set<String> cases = new HashSet<>();

    /** Adds the facts of a case. Cases may come in any order. */
    synchronized void add(String name, Trace trace) {
        cases.add(name);
        Map<String, ExplainedFact> explained = ExplainedFact.of(trace);
        trace.facts().forEach((id, fact) -> {
            types.add(fact.factType());
            byKind.computeIfAbsent(kind(fact), kind -> new TreeMap<>()).putIfAbsent(name, text(explained.get(id)));
        });
    }

    synchronized int cases() {
        return cases.size();
    }

    synchronized Set<FactType> types() {
        return types;
    }

    synchronized String text() {
        return byKind.entrySet().stream()
                .map(kind -> kind.getKey() + "\n" + kind.getValue().firstEntry().getValue())
                .collect(Collectors.joining("\n"));
    }

    /** Its type; of a verdict also what it found, and which check, claim or test it is of. */
    private static String kind(Fact fact) {
        if (!(fact instanceof Verdict verdict)) {
            return fact.factType().word();
        }
        String of = switch (verdict.factType()) {
            case CHECK_VERDICT -> " " + verdict.values().get("check");
            case ORDER_VERDICT, CLAIM_VERDICT, CONSTRAINT_VERDICT, LIMIT_VERDICT ->
                " " + verdict.subject().replaceAll(".* ", "");
            default -> "";
        };
        return fact.factType().word() + of + " " + verdict.verdict();
    }

    private static String text(ExplainedFact fact) {
        String units = fact.units()
                .propertyStream()
                .map(unit -> unit.getKey() + "=" + unit.getValue().asText())
                .collect(Collectors.joining(", "));
        return "  " + fact.sentence() + "\n" + (units.isEmpty() ? "" : "  " + units + "\n");
    }
}
