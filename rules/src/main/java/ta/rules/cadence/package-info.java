/** What the monthly and the quarterly clause look at: the sleeves with a claim, the default orders, whether a quarter holds. */
package ta.rules.cadence;
