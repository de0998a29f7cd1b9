/**
 * Why: facts, verdicts and firings. Whatever a run concludes can be walked back from its line to the raw inputs and the
 * clauses of the policy.
 */
@NullMarked
package ta.rules.trace;

import org.jspecify.annotations.NullMarked;
