/**
 * Checks of {@code instruments}: each listing is unique, belongs to a sleeve, is quoted in a unit of its currency, and
 * has an ISIN with the right check digit.
 */
@NullMarked
package ta.policy.instruments;

import org.jspecify.annotations.NullMarked;
