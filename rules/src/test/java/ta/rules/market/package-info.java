/** Comparisons of prices at the very edge of their limits. */
package ta.rules.market;
