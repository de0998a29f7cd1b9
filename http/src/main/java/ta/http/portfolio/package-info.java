/** Portfolios, who shares them, and which listings they consist of. */
package ta.http.portfolio;
