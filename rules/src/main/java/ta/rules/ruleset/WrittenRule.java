package ta.rules.ruleset;

import org.jspecify.annotations.Nullable;

/**
 * One rule of a policy: the DRL that the engine compiles, and what a person reads of it.
 *
 * @param name {@code <kind>.<verdict> [<subject>]}
 * @param clause the JSON pointer of its clause; null for a rule that every policy has, be it by a default
 * @param place where the clause stands in the policy's file, and its value: {@code <file>:<line>:<column>  <pointer> =
 *     <value>}; empty for a rule of no clause
 * @param sentence what the rule says, in words
 * @param drl from {@code rule} to {@code end}, without a line break after it
 * @param decides whether a decision needs it; the others are for traces: what passed, what was within its limit
 */
public record WrittenRule(
        String name, Phase phase, @Nullable String clause, String place, String sentence, String drl, boolean decides) {

    /** The rule below comments that show its place and its sentence; ends with a line break. */
    public String text() {
        String head = place.isEmpty() ? "" : "// " + place + "\n";
        return head + "// \"" + sentence + "\"\n" + drl + "\n";
    }
}
