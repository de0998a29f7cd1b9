/**
 * Exchange rates of the European Central Bank, from the bank itself or through Frankfurter, which republishes them. A
 * date means 16:00 in Frankfurt, as in files.
 */
@NullMarked
package ta.runtime.provider.rates;

import org.jspecify.annotations.NullMarked;
