package ta.rules.ruleset;

/**
 * What a compiled rule comes from.
 *
 * @param rule {@code <kind>.<verdict> [<subject>]}
 * @param pointer the JSON pointer of its clause; null for a rule that every policy has, be it by a default
 */
public record RuleClause(String rule, Phase phase, String pointer, String sentence) {}
