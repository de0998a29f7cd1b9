/** A compiled policy: its rules, their clauses, and the sessions that fire them. */
package ta.rules.ruleset;
