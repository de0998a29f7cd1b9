/**
 * The schema of a policy, {@code manifesto_policy.schema.json}, which editors use too, and its violations in plain
 * words. It is read from the class path and refers to nothing outside itself. One check that a schema cannot make is
 * also here: that a date is in the calendar.
 */
@NullMarked
package ta.policy.schema;

import org.jspecify.annotations.NullMarked;
