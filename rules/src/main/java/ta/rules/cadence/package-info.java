/**
 * Facts of the monthly and quarterly cadence: sleeves with a claim, default orders, whether a quarter holds its cash.
 */
@NullMarked
package ta.rules.cadence;

import org.jspecify.annotations.NullMarked;
