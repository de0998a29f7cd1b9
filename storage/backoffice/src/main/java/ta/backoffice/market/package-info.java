/**
 * Prices and exchange rates as they were observed, and what each portfolio makes of them. Observations are stored once,
 * exactly as reported and without a verdict; when a source changes a value, the new one is stored beside the old.
 * Findings, reviews and manual prices belong to one portfolio. Begin with {@link IngestPrices}, then
 * {@link JudgePrices} and {@link PriceSeries}.
 */
@NullMarked
package ta.backoffice.market;

import org.jspecify.annotations.NullMarked;
