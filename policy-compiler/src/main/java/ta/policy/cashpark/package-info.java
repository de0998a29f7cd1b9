/**
 * Checks of {@code cash_park}: its listing, and the order of its waves and sunset entries. Drawdowns and dates must
 * rise, since the rules take both in the order of the file.
 */
@NullMarked
package ta.policy.cashpark;

import org.jspecify.annotations.NullMarked;
