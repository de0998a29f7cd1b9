/** Market data: observed prices, exchange rates, and the comparisons that the quality checks make. */
@NullMarked
package ta.rules.market;

import org.jspecify.annotations.NullMarked;
