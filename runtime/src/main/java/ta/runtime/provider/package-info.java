/**
 * Where prices and exchange rates come from: one small interface for each, what a question and an answer are, and which providers
 * the configuration makes available. A provider reports; it neither judges nor invents. What it cannot say it says with a reason,
 * for one listing or for all of them.
 */
package ta.runtime.provider;
