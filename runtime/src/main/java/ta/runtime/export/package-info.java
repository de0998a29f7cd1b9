/** The commands that export a portfolio and import one, of the group {@code ta portfolio}. */
@NullMarked
package ta.runtime.export;

import org.jspecify.annotations.NullMarked;
