/** What is held, what it is worth, and how far each sleeve is from its target. */
package ta.rules.valuation;
