/** Tests of the valuation series and the figures under a decision. */
package ta.rules.performance;
