package ta.rules.trace;

import java.util.List;
import java.util.Map;

/**
 * All that a run knew and concluded, and how.
 *
 * @param baseCurrency the currency of its amounts
 * @param facts by id: raw inputs first, then each after the facts that it was derived from
 * @param firings in order
 * @param roots {@code lines}, {@code suppressed} and {@code findings}: the ids of the decision's entries, in their
 *     order
 */
public record Trace(
        String baseCurrency, Map<String, Fact> facts, List<RuleFiring> firings, Map<String, List<String>> roots) {}
