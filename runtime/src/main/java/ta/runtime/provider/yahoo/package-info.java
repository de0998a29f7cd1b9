/**
 * Yahoo's chart API, which its own pages use: without a key, and without any guarantee. It reports the unit of its
 * prices, including pence.
 */
@NullMarked
package ta.runtime.provider.yahoo;

import org.jspecify.annotations.NullMarked;
