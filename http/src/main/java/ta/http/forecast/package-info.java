/**
 * For each trigger of a policy the price, date or amount at which it fires next while all else stays. Begin with
 * {@code Forecast}; {@code Question} says how one is answered. The arithmetic uses no database and decides nothing.
 */
@NullMarked
package ta.http.forecast;

import org.jspecify.annotations.NullMarked;
