/** Alpha Vantage. It refuses with 200 and a sentence, which is read here; its bars say no currency, so the listing's terms count. */
package ta.runtime.provider.alphavantage;
