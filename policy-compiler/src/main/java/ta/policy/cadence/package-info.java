/**
 * Checks of {@code cadence}: the monthly figures agree with each other, and the quarter builds on the month.
 */
package ta.policy.cadence;
