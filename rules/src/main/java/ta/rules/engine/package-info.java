/** Fires a rule set over a snapshot, phase by phase. */
package ta.rules.engine;
