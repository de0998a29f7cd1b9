/** The pages of the rulebook: one beside each template, and an index of them all. */
package ta.rules.rulebook;
