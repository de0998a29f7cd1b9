/**
 * Commands for the loop from a run to its fills: decide, show recommendations, explain them, record what was executed.
 * Explanations use what was stored with the run. Begin with {@link RunCommand}.
 */
@NullMarked
package ta.runtime.advice;

import org.jspecify.annotations.NullMarked;
