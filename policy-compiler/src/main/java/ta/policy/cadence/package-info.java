/**
 * Checks of {@code cadence}: the monthly figures agree with each other, and the quarterly clause with the monthly one.
 */
@NullMarked
package ta.policy.cadence;

import org.jspecify.annotations.NullMarked;
