/**
 * Decisions as a person reads them in a terminal: what happened, what it means, what can be done. What is said comes
 * from the explanation of a decision; here it is laid out in sections and aligned tables, with whatever could move a
 * cursor taken out. Nothing here decides or calculates anything.
 */
package ta.runtime.text;
