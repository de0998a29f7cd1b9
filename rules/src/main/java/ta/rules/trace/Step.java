package ta.rules.trace;

import org.jspecify.annotations.Nullable;

/**
 * A step of arithmetic, which a trace shows like a rule that fired. It decides nothing, so it has no verdict.
 *
 * @param clause the JSON pointer of the clause whose values it uses; null if there is none
 * @param sentence what it derives
 */
public record Step(String rule, String phase, @Nullable String clause, String sentence) {}
