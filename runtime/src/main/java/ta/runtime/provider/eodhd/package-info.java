/**
 * EOD Historical Data. Its bars have no currency and no unit, so the listing's terms apply. For an unknown symbol it
 * reports the price "NA".
 */
@NullMarked
package ta.runtime.provider.eodhd;

import org.jspecify.annotations.NullMarked;
