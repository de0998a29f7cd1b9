package ta.backoffice.registry;

import java.time.LocalDate;
import java.util.Map;
import ta.database.Bounds;
import ta.rules.portfolio.ListingId;

/**
 * A listing to register.
 *
 * @param isin the database checks it, with its check digit
 * @param providerSymbols the provider's symbol, by the provider's name
 */
public record NewListing(
        ListingId id, String isin, String name, ListingTerms terms, Map<String, String> providerSymbols) {

    public NewListing {
        Bounds.label("name", name);
        providerSymbols = ProviderSymbols.checked(providerSymbols);
    }

    public NewListing(ListingId id, String isin, String name, String currency, String quoteUnit, LocalDate validFrom) {
        this(id, isin, name, new ListingTerms(validFrom, currency, quoteUnit), Map.of());
    }
}
