package ta.rules.trace;

import org.jspecify.annotations.Nullable;

/**
 * A step of arithmetic, shown in the trace like a rule that fired. It decides nothing: it has no verdict.
 *
 * @param clause the JSON pointer of the clause whose values it uses, or null
 * @param sentence what it derives
 */
public record Step(String rule, String phase, @Nullable String clause, String sentence) {}
