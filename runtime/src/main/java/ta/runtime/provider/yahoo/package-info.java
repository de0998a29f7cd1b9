/**
 * Yahoo's chart API, which its own pages use: without a key, and without any guarantee. It reports the unit of its
 * prices, including pence.
 */
package ta.runtime.provider.yahoo;
