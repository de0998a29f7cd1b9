/**
 * Alpha Vantage. It reports errors with status 200 and a sentence, which is recognised here. Its bars have no currency,
 * so the listing's terms apply.
 */
@NullMarked
package ta.runtime.provider.alphavantage;

import org.jspecify.annotations.NullMarked;
