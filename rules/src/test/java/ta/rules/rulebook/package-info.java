/** Tests of the rulebook's pages: one for each folder, and an index of all. */
package ta.rules.rulebook;
