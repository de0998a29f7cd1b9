package ta.backoffice.market;

import org.jspecify.annotations.Nullable;

/**
 * What a provider has for a symbol, as texts.
 *
 * @param venue the provider's name of the venue
 * @param mic the venue, where the symbol alone names it
 * @param currency ISO 4217, where the provider states one
 * @param quoteUnit the unit of its prices, likewise
 * @param price the newest price, if it was asked for
 * @param asOf when that price was, in ISO 8601
 */
public record FoundSymbol(
        String symbol,
        String name,
        @Nullable String venue,
        @Nullable String mic,
        @Nullable String currency,
        @Nullable String quoteUnit,
        @Nullable String isin,
        @Nullable String price,
        @Nullable String asOf) {}
