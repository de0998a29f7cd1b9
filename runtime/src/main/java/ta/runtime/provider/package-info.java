/**
 * Where prices and exchange rates come from: one small interface for each, and what a question and an answer are.
 * A provider reports; it neither judges nor invents. What it cannot say it says with a reason,
 * for one listing or for all of them.
 */
package ta.runtime.provider;
