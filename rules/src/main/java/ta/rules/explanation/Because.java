package ta.rules.explanation;

import java.util.List;
import java.util.Optional;

/**
 * A sentence, and the rule, clause and facts that support it.
 *
 * @param rule the rule or step of arithmetic that produced the first of the facts; empty without a trace, or if that
 *     fact is a raw input
 * @param clause a JSON pointer into the policy; empty if no single clause applies
 * @param facts the ids of facts in the run's trace, the most important one first; empty without a trace
 */
public record Because(String sentence, Optional<String> rule, Optional<String> clause, List<String> facts) {}
