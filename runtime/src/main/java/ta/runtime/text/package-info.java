/**
 * Decisions as a person reads them in a terminal: what happened, what it means, what can be done. The facts of a decision
 * are typed; here they become sentences and aligned tables, and nowhere else. Nothing here decides or calculates anything
 * that the rules did not.
 */
package ta.runtime.text;
