/** What makes a run act: drawdown, waves, sunset dates and the cadence. */
@NullMarked
package ta.rules.trigger;

import org.jspecify.annotations.NullMarked;
