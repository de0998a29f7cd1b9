/**
 * Prices, exchange rates and providers, which all portfolios share, and each portfolio's own findings and reviews of
 * prices.
 */
@NullMarked
package ta.http.market;

import org.jspecify.annotations.NullMarked;
