/**
 * Where prices and exchange rates come from: an interface for each, and the request and the response. A provider
 * reports; it neither judges nor invents. It gives a reason for what it cannot report, for one listing or for all.
 * Begin with {@link PriceProvider}.
 */
@NullMarked
package ta.runtime.provider;

import org.jspecify.annotations.NullMarked;
