/** What a run decided, and its JSON. */
@NullMarked
package ta.rules.decision;

import org.jspecify.annotations.NullMarked;
