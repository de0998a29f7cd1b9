/**
 * Alpha Vantage. It reports errors with status 200 and a sentence, which is recognised here. Its bars have no currency,
 * so the listing's terms apply.
 */
package ta.runtime.provider.alphavantage;
