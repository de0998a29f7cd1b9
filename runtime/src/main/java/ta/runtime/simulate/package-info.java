/** {@code ta simulate}: tries policies on a history of closes. */
@NullMarked
package ta.runtime.simulate;

import org.jspecify.annotations.NullMarked;
