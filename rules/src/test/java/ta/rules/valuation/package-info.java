/** What one unit is worth, where a quotient has to be rounded and where it must not be. */
package ta.rules.valuation;
