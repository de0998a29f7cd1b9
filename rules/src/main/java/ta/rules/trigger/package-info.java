/** What sets a run in motion: drawdown, waves, sunset dates and cadence. */
package ta.rules.trigger;
