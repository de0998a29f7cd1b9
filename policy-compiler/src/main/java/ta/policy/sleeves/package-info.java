/**
 * Checks of {@code sleeves} and of lists of sleeves in other clauses: targets, codes, and references to drift bands.
 */
@NullMarked
package ta.policy.sleeves;

import org.jspecify.annotations.NullMarked;
