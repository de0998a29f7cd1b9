/**
 * Prices, exchange rates and providers, which all portfolios share, and each portfolio's own findings and reviews of
 * prices.
 */
package ta.http.market;
