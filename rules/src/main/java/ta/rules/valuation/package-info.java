/** What is held, what it is worth, and how far each sleeve is from its target. */
@NullMarked
package ta.rules.valuation;

import org.jspecify.annotations.NullMarked;
