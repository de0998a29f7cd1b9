/** The strategy of a portfolio: its versions from draft to retirement, what is wrong with one, what it would do, which rules it becomes. */
package ta.http.strategy;
