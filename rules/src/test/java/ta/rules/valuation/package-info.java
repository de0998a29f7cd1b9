/** Tests of the value of one unit: when a quotient is rounded, and when it is not. */
package ta.rules.valuation;
