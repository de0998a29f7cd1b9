/**
 * Checks of {@code sleeves} and of the lists of sleeves in other clauses: targets, codes, and the drift bands to which they
 * refer.
 */
package ta.policy.sleeves;
