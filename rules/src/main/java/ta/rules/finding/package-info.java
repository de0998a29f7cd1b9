/** The data-quality checks: what each looks at, and what it found. */
@NullMarked
package ta.rules.finding;

import org.jspecify.annotations.NullMarked;
