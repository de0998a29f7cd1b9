/**
 * How the cash park and the cadences divide money between sleeves. The arithmetic proposes orders one by one; the rules
 * of the order phase judge each, and only an order that passes changes the values with which the next one is
 * calculated.
 */
@NullMarked
package ta.rules.allocation;

import org.jspecify.annotations.NullMarked;
