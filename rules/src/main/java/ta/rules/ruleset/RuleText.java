package ta.rules.ruleset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules of a policy, in DRL.
 *
 * @param decide the rules that a decision needs
 * @param explain those that only a trace shows: what passed, what was within its limit
 */
public record RuleText(String decide, String explain) {

    private static final String HEAD = """
            package ta.rulebook
            dialect "java"
            import java.math.BigDecimal
            import ta.rules.cadence.*
            import ta.rules.finding.*
            import ta.rules.market.*
            import ta.rules.order.*
            import ta.rules.outcome.*
            import ta.rules.policy.Severity
            import ta.rules.portfolio.*
            import ta.rules.trigger.*
            import ta.rules.valuation.*
            """;

    private static final Pattern RULE =
            Pattern.compile("rule \"([^\"]+)\"\\s+(?:@clause\\( \"([^\"]+)\" \\)\\s+)?ruleflow-group \"([^\"]+)\"");

    String decideDrl() {
        return HEAD + decide;
    }

    /** All rules: a trace shows what decided, too. */
    String explainDrl() {
        return HEAD + decide + explain;
    }

    /** The rules by name, in order. */
    Map<String, RuleClause> clauses() {
        Map<String, RuleClause> clauses = new LinkedHashMap<>();
        Matcher rules = RULE.matcher(decide + explain);
        while (rules.find()) {
            String group = rules.group(3);
            Phase phase = Stream.of(Phase.values())
                    .filter(each -> each.group().equals(group))
                    .findFirst()
                    .orElseThrow();
            clauses.put(rules.group(1), new RuleClause(rules.group(1), phase, rules.group(2)));
        }
        return clauses;
    }
}
