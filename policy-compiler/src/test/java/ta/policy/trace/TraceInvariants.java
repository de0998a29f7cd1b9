package ta.policy.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ta.policy.CompiledPolicy;
import ta.rules.ruleset.WrittenRule;

/** Checks a trace, as JSON, against its policy, snapshot and decision. */
public final class TraceInvariants {

    private static final List<String> OF_A_VERDICT = List.of("subject", "verdict", "actual", "threshold", "margin");
    private static final Set<String> NOT_NUMBERS = Set.of(
            "listing", "isin", "source", "type", "wave", "sleeve", "subject", "of", "reason", "date", "today", "mic");
    /** Lists of names and dates. */
    private static final Set<String> LISTS = Set.of("waves_deployed", "sunsets_applied");

    private static final Pattern UNIT =
            Pattern.compile("[A-Z]{3}|\\S+/unit|rate|share|percent|points|ratio|index|units|count"
                    + "|sessions|minutes|hours|days|month");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?");
    private static final Pattern PLAIN = Pattern.compile("0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\\.[0-9]*[1-9]");
    private static final Pattern FIXED = Pattern.compile("-?(?:0|[1-9][0-9]*)\\.(?:[0-9]{2}|[0-9]{8}|[0-9]{10})");

    private final CompiledPolicy policy;
    private final JsonNode snapshot;
    private final JsonNode decision;
    private final JsonNode facts;
    private final JsonNode trace;
    private final Map<String, JsonNode> producers = new HashMap<>();
    private final List<String> violations = new ArrayList<>();

    private TraceInvariants(CompiledPolicy policy, JsonNode snapshot, JsonNode decision, JsonNode trace) {
        this.policy = policy;
        this.snapshot = snapshot;
        this.decision = decision;
        this.trace = trace;
        this.facts = trace.get("facts");
    }

    /** All faults of a trace; empty if it has none. */
    public static List<String> violations(CompiledPolicy policy, JsonNode snapshot, JsonNode decision, JsonNode trace) {
        TraceInvariants invariants = new TraceInvariants(policy, snapshot, decision, trace);
        invariants.firings();
        invariants.facts();
        invariants.roots();
        invariants.violations.addAll(VerdictCounts.violations(policy, snapshot, decision, trace));
        return invariants.violations;
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            violations.add(otherwise);
        }
    }

    private void firings() {
        Map<String, WrittenRule> rules =
                policy.text().rules().stream().collect(Collectors.toMap(WrittenRule::name, rule -> rule));
        Set<String> produced = new HashSet<>();
        for (JsonNode firing : trace.get("firings")) {
            firing.get("outputs").forEach(id -> produced.add(id.asText()));
        }
        int seq = 0;
        for (JsonNode firing : trace.get("firings")) {
            seq++;
            String name = seq + " " + firing.get("rule").asText();
            expect(firing.get("seq").isInt() && firing.get("seq").intValue() == seq, name + " is out of sequence");
            for (JsonNode id : firing.get("inputs")) {
                expect(facts.has(id.asText()), name + " has an unknown input " + id);
                expect(
                        !produced.contains(id.asText()) || producers.containsKey(id.asText()),
                        name + " has an input that comes later: " + id);
            }
            for (JsonNode id : firing.get("outputs")) {
                expect(facts.has(id.asText()), name + " has an unknown output " + id);
                expect(producers.put(id.asText(), firing) == null, id + " is an output twice");
            }
            expect(firing.get("outputs").size() == 1, name + " does not conclude one thing");
            clause(name, firing, rules.get(firing.get("rule").asText()));
        }
    }

    private void clause(String name, JsonNode firing, WrittenRule rule) {
        String clause =
                firing.get("clause").isNull() ? null : firing.get("clause").asText();
        expect(
                clause == null || !policy.document().root().at(clause).isMissingNode(),
                name + " names a clause that the policy has not: " + clause);
        if (rule != null) {
            expect(rule.phase().group().equals(firing.get("phase").asText()), name + " fired in another phase");
            expect(clause == null ? rule.clause() == null : clause.equals(rule.clause()), name + " another clause");
            return;
        }
        for (JsonNode id : firing.get("outputs")) {
            expect(
                    !facts.path(id.asText()).path("type").asText().endsWith("Verdict"),
                    name + " is no rule of the policy, but finds a verdict");
        }
    }

    private void facts() {
        RawFacts raw = new RawFacts(snapshot);
        facts.propertyStream().forEach(entry -> {
            JsonNode fact = entry.getValue();
            String name = entry.getKey() + " " + fact.get("type").asText();
            if (!producers.containsKey(entry.getKey())) {
                raw.difference(fact).ifPresent(difference -> violations.add(name + ": " + difference));
            }
            if (fact.get("type").asText().endsWith("Verdict")) {
                OF_A_VERDICT.forEach(
                        field -> expect(fact.get("values").has(field), name + " is a verdict without " + field));
                expect(
                        fact.get("values").path("subject").isTextual()
                                && fact.get("values").path("verdict").isTextual(),
                        name + " has no subject or no verdict");
                expect(!fact.get("values").path("margin").asText().startsWith("-"), name + " has a negative margin");
            }
            fact.get("values").propertyStream().forEach(value -> value(name, value.getKey(), value.getValue()));
            units(name, fact.get("values"), fact.get("units"));
        });
    }

    private void value(String fact, String field, JsonNode value) {
        if (value.isArray()) {
            value.forEach(item -> expect(item.isTextual() || item.isBoolean() || item.isNull(), fact + " " + item));
            return;
        }
        expect(value.isTextual() || value.isBoolean() || value.isNull(), fact + " " + field + " is " + value);
        if (isFigure(field, value)) {
            expect(
                    PLAIN.matcher(value.asText()).matches()
                            || FIXED.matcher(value.asText()).matches(),
                    fact + " " + field + " is written " + value);
        }
    }

    /** Every number has a unit, and nothing else has. */
    private void units(String fact, JsonNode values, JsonNode units) {
        values.propertyStream()
                .filter(value -> isFigure(value.getKey(), value.getValue()))
                .forEach(value -> expect(units.has(value.getKey()), fact + " " + value + " has no unit"));
        units.propertyStream().forEach(unit -> {
            expect(isFigure(unit.getKey(), values.path(unit.getKey())), fact + " has a unit without a number: " + unit);
            expect(UNIT.matcher(unit.getValue().asText()).matches(), fact + " has an unknown unit: " + unit);
        });
    }

    private static boolean isFigure(String field, JsonNode value) {
        if (value.isArray()) {
            return !LISTS.contains(field) && !value.isEmpty() && isFigure(field, value.get(0));
        }
        return value.isTextual()
                && !NOT_NUMBERS.contains(field)
                && NUMBER.matcher(value.asText()).matches();
    }

    private void roots() {
        expect(trace.get("roots").size() == 3, "there are other roots than lines, suppressed and findings");
        for (String list : List.of("lines", "suppressed", "findings")) {
            JsonNode roots = trace.get("roots").get(list);
            JsonNode entries = decision.get(list);
            expect(roots.size() == entries.size(), roots.size() + " roots for " + entries.size() + " " + list);
            for (int i = 0; i < Math.min(roots.size(), entries.size()); i++) {
                String name = list + " " + i;
                root(name, roots.get(i).asText(), entries.get(i));
            }
        }
    }

    private void root(String name, String id, JsonNode entry) {
        expect(producers.containsKey(id), name + " came from nothing");
        JsonNode values = facts.path(id).path("values");
        entry.propertyStream()
                .filter(field -> !field.getKey().equals("seq"))
                .forEach(field -> expect(
                        field.getValue().equals(values.get(field.getKey())),
                        name + ": " + field + " is " + values.get(field.getKey()) + " in its fact"));
        Set<String> met = walk(id);
        expect(
                met.stream().anyMatch(fact -> !producers.containsKey(fact)),
                name + " is walked back to no raw input at all");
    }

    /** All facts from which {@code id} was derived, directly or not. */
    private Set<String> walk(String id) {
        Set<String> met = new HashSet<>(Set.of(id));
        Deque<String> ahead = new ArrayDeque<>(met);
        while (!ahead.isEmpty()) {
            JsonNode firing = producers.get(ahead.pop());
            if (firing == null) {
                continue;
            }
            for (JsonNode input : firing.get("inputs")) {
                if (met.add(input.asText())) {
                    ahead.push(input.asText());
                }
            }
        }
        return met;
    }
}
