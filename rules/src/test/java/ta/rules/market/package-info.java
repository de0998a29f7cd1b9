/** Tests of price comparisons exactly at their limits. */
package ta.rules.market;
