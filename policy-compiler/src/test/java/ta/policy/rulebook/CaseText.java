package ta.policy.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ta.rules.ruleset.RuleText;
import ta.rules.ruleset.WrittenRule;

/** The texts of a case: the rules of one folder, and what they did. */
final class CaseText {

    private static final List<String> OF_A_VERDICT = List.of("subject", "verdict", "actual", "threshold", "margin");

    private CaseText() {}

    /** The rules whose names match, with their comments; first those to decide, then those for the trace. */
    static String rules(RuleText text, List<Pattern> names) {
        return "// To decide.\n\n" + rules(text, names, true) + "\n// For the trace.\n\n" + rules(text, names, false);
    }

    private static String rules(RuleText text, List<Pattern> names, boolean decide) {
        String rules = text.rules().stream()
                .filter(rule -> rule.decides() == decide && matches(rule.name(), names))
                .map(WrittenRule::text)
                .collect(Collectors.joining("\n"));
        return rules.isEmpty() ? "// None.\n" : rules;
    }

    private static boolean matches(String rule, List<Pattern> names) {
        return names.stream().anyMatch(name -> name.matcher(rule).matches());
    }

    /** The firings of the rules whose names match, and the outcome of the run. */
    static String trace(JsonNode trace, JsonNode decision, List<Pattern> names) {
        StringBuilder text = new StringBuilder();
        for (JsonNode firing : trace.get("firings")) {
            if (matches(firing.get("rule").asText(), names)) {
                text.append(firing.get("rule").asText());
                text.append(
                        firing.get("clause").isNull()
                                ? ""
                                : "  " + firing.get("clause").asText());
                text.append('\n');
                facts(trace, firing.get("inputs"), "  when ", text);
                facts(trace, firing.get("outputs"), "  then ", text);
                text.append('\n');
            }
        }
        if (text.isEmpty()) {
            text.append("(no rule of this folder fired)\n\n");
        }
        text.append("outcome ").append(decision.get("outcome").asText());
        text.append(list(decision.get("reasons")));
        text.append(decision.get("freeze").asBoolean() ? ", freeze" : "").append('\n');
        for (String entries : List.of("findings", "triggers", "lines", "suppressed", "constraints")) {
            decision.get(entries)
                    .forEach(entry -> text.append(entries)
                            .append("  ")
                            .append(entry(entry))
                            .append('\n'));
        }
        return text.toString();
    }

    private static void facts(JsonNode trace, JsonNode ids, String head, StringBuilder text) {
        ids.forEach(id -> text.append(head)
                .append(fact(trace.get("facts").get(id.asText())))
                .append('\n'));
    }

    private static String fact(JsonNode fact) {
        String type = fact.get("type").asText();
        JsonNode values = fact.get("values");
        if (!type.endsWith("Verdict")) {
            return type + " " + entry(values);
        }
        String rest = values.propertyStream()
                .filter(value -> !OF_A_VERDICT.contains(value.getKey()))
                .map(CaseText::field)
                .collect(Collectors.joining(" "));
        return type + " " + text(values.get("subject")) + ": " + text(values.get("verdict")) + " (actual "
                + text(values.get("actual")) + ", threshold " + text(values.get("threshold")) + ", margin "
                + text(values.get("margin")) + ")" + (rest.isEmpty() ? "" : " " + rest);
    }

    private static String entry(JsonNode entry) {
        return entry.propertyStream().map(CaseText::field).collect(Collectors.joining(" "));
    }

    private static String field(Map.Entry<String, JsonNode> field) {
        return field.getKey() + "=" + text(field.getValue());
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return "[" + list(value).strip() + "]";
        }
        return value.isNull() ? "-" : value.asText();
    }

    private static String list(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(text -> " " + text.asText())
                .collect(Collectors.joining(","));
    }
}
