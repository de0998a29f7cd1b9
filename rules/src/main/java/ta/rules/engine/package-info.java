/** Fires a rule set over a snapshot, phase by phase. */
@NullMarked
package ta.rules.engine;

import org.jspecify.annotations.NullMarked;
