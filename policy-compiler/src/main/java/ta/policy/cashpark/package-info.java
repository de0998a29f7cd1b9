/**
 * Checks of {@code cash_park}: its listing, and the order of its waves and sunset entries. Waves deepen and dates rise, for
 * the rules take them in the order of the file.
 */
package ta.policy.cashpark;
