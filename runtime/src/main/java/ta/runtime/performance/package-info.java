/**
 * {@code ta performance}: what a portfolio was worth and what its owner earned, from files or from the database. Begin
 * with {@link ta.runtime.performance.PerformanceCommand}.
 */
@NullMarked
package ta.runtime.performance;

import org.jspecify.annotations.NullMarked;
