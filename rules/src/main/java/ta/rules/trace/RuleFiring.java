package ta.rules.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a trace: a rule that fired, or a step of arithmetic.
 *
 * @param seq from 1, in the order of firing
 * @param clause the JSON pointer of the rule's clause; null if it has none
 * @param sentence what the rule says, or what the step derives
 * @param inputs the ids of the facts that were matched or used
 * @param outputs the ids of the facts that were concluded or derived
 */
public record RuleFiring(
        int seq,
        String rule,
        String phase,
        @Nullable String clause,
        String sentence,
        List<String> inputs,
        List<String> outputs) {}
