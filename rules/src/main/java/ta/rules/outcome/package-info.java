/** The outcome of a run, and whether its orders keep the policy's constraints. */
@NullMarked
package ta.rules.outcome;

import org.jspecify.annotations.NullMarked;
