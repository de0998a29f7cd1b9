/**
 * Traces: facts, verdicts, and the firings of rules that connect them. From each order of a decision, a trace leads
 * back to the raw inputs and to the clauses of the policy.
 */
@NullMarked
package ta.rules.trace;

import org.jspecify.annotations.NullMarked;
