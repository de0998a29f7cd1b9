package ta.rules.explanation;

import java.util.List;
import java.util.Optional;

/**
 * A sentence, and what it rests on.
 *
 * @param rule the rule, or the step of arithmetic, that gave the first of the facts; empty without a trace, and where
 *     that fact is a raw one
 * @param clause a JSON pointer into the policy; empty where the sentence rests on no single clause
 * @param facts the ids of facts in the run's trace, the most telling one first; empty without a trace
 */
public record Because(String sentence, Optional<String> rule, Optional<String> clause, List<String> facts) {}
