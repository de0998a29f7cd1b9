/** What a run decided, and its JSON. */
package ta.rules.decision;
