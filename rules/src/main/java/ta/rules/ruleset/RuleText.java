package ta.rules.ruleset;

/**
 * The DRL of a rule set.
 *
 * @param decide the rules that a decision needs
 * @param explain those that only a trace shows: what passed, what was within its limit
 */
public record RuleText(String decide, String explain) {}
