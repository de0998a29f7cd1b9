package ta.rules.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a trace: a rule that fired, or a step of arithmetic.
 *
 * @param seq from 1, in the order of firing
 * @param clause the JSON pointer of the clause it comes from, or null
 * @param sentence what the rule says, or the step derives
 * @param inputs the ids of the facts it matched or used
 * @param outputs the ids of the facts it concluded or derived
 */
public record RuleFiring(
        int seq,
        String rule,
        String phase,
        @Nullable String clause,
        String sentence,
        List<String> inputs,
        List<String> outputs) {}
