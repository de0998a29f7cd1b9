/**
 * What a portfolio was worth at each close, how its indexes ran and what its owner earned: a pure function of a
 * {@link ta.rules.performance.Book} (docs/performance-specification.md). Begin with
 * {@link ta.rules.performance.Performance}.
 */
@NullMarked
package ta.rules.performance;

import org.jspecify.annotations.NullMarked;
