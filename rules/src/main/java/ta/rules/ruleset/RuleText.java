package ta.rules.ruleset;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules of a policy, in DRL.
 *
 * @param rules first those that a decision needs, then those that only a trace shows; names are unique
 */
public record RuleText(List<WrittenRule> rules) {

    /** Whole packages, so that a new fact needs no line of its own here. */
    private static final String HEAD = """
            package ta.rulebook
            import java.math.BigDecimal
            import ta.rules.cadence.*
            import ta.rules.finding.*
            import ta.rules.guard.*
            import ta.rules.market.*
            import ta.rules.order.*
            import ta.rules.outcome.*
            import ta.rules.policy.*
            import ta.rules.portfolio.*
            import ta.rules.trace.Figure
            import ta.rules.trigger.*
            import ta.rules.valuation.*
            """;

    public RuleText {
        rules = List.copyOf(rules);
    }

    /** The text of the rules that a decision needs; a blank line stands before each. */
    public String decide() {
        return text(true);
    }

    /** The text of the rules that only a trace shows: what passed, what was within its limit. */
    public String explain() {
        return text(false);
    }

    private String text(boolean decides) {
        return rules.stream()
                .filter(rule -> rule.decides() == decides)
                .map(rule -> "\n" + rule.text())
                .collect(Collectors.joining());
    }

    /** The source of some rules, below the package and the imports that all have. */
    static String drl(Dialect dialect, List<WrittenRule> rules) {
        return HEAD
                + "dialect \"" + dialect.drl() + "\"\n"
                + rules.stream().map(rule -> "\n" + rule.text()).collect(Collectors.joining());
    }
}
