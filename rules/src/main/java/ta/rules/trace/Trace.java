package ta.rules.trace;

import java.util.List;
import java.util.Map;

/**
 * All that a run knew and concluded, and how.
 *
 * @param baseCurrency what its amounts of money are in
 * @param facts by id: raw inputs first, then each after what it was made of
 * @param firings in order
 * @param roots {@code lines}, {@code suppressed} and {@code findings}: the ids of the decision's entries, in their
 *     order
 */
public record Trace(
        String baseCurrency, Map<String, Fact> facts, List<RuleFiring> firings, Map<String, List<String>> roots) {}
