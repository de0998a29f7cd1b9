/** What the market says of a listing: observed prices, exchange rates, and what the arithmetic makes of them. */
package ta.rules.market;
