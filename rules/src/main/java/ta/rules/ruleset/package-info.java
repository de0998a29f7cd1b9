/** A compiled policy: its rules, their clauses, and the sessions that fire them. */
@NullMarked
package ta.rules.ruleset;

import org.jspecify.annotations.NullMarked;
