package ta.runtime.provider;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * The currency and unit in which a provider reports prices.
 *
 * @param currency ISO 4217
 * @param unit the unit of the price, as in policies: for example GBX
 */
public record QuoteTerms(String currency, String unit) {

    /** ISO 4217 has no codes for a hundredth of a currency. Providers write these, in exactly this case. */
    private static final Map<String, QuoteTerms> HUNDREDTHS = Map.of(
            "GBp", new QuoteTerms("GBP", "GBX"),
            "GBX", new QuoteTerms("GBP", "GBX"),
            "ZAc", new QuoteTerms("ZAR", "ZAC"),
            "ILA", new QuoteTerms("ILS", "ILA"));

    /** As {@link #of}; empty if it is not a currency. */
    public static Optional<QuoteTerms> find(String code) {
        try {
            return Optional.of(of(code));
        } catch (ProviderException e) {
            return Optional.empty();
        }
    }

    /**
     * @param code as reported
     * @throws ProviderException if it is not a currency
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
                    ProviderException.Kind.MISMATCH, "names an unknown currency: " + ResponseExcerpt.of(code));
        }
    }
}
