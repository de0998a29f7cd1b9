/** What is wrong with a snapshot is said all at once, with the place of each error. */
package ta.rules.snapshot;
