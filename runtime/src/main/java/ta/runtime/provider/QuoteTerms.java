package ta.runtime.provider;

import java.util.Currency;
import java.util.Map;

/**
 * In what a provider says that a price is.
 *
 * @param currency ISO 4217
 * @param unit the unit of the price, as policies call it
 */
public record QuoteTerms(String currency, String unit) {

    /** A hundredth of a currency has no code of its own in ISO 4217; these are what providers write, case and all. */
    private static final Map<String, QuoteTerms> HUNDREDTHS = Map.of(
            "GBp", new QuoteTerms("GBP", "GBX"),
            "GBX", new QuoteTerms("GBP", "GBX"),
            "ZAc", new QuoteTerms("ZAR", "ZAC"),
            "ILA", new QuoteTerms("ILS", "ILA"));

    /**
     * @param code as reported
     * @throws ProviderException when it is no currency
     */
    public static QuoteTerms of(String code) {
        QuoteTerms hundredth = HUNDREDTHS.get(code);
        if (hundredth != null) {
            return hundredth;
        }
        try {
            String currency = Currency.getInstance(code).getCurrencyCode();
            return new QuoteTerms(currency, currency);
        } catch (IllegalArgumentException e) {
            throw new ProviderException(
                    ProviderException.Kind.MISMATCH, "names a currency that is none: " + ResponseExcerpt.of(code));
        }
    }
}
