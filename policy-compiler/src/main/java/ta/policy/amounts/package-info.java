/**
 * Checks of amounts of money: at most two decimals, as in fills and statements, so that no rounding loses a penny.
 */
@NullMarked
package ta.policy.amounts;

import org.jspecify.annotations.NullMarked;
