/**
 * Checks of {@code instruments}: each listing stands once, belongs to a sleeve, is quoted in a unit of its currency, and has
 * an ISIN whose check digit is right.
 */
package ta.policy.instruments;
