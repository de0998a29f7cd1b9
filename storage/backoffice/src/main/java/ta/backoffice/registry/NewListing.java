package ta.backoffice.registry;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import ta.database.Bounds;
import ta.rules.portfolio.ListingId;

/**
 * A listing to register.
 *
 * @param isin the database checks it, with its check digit
 * @param providerSymbols the provider's symbol, by the provider's name
 * @param pricing of a fund that is on no exchange; of such a one, the usual pricing unless given
 */
public record NewListing(
        ListingId id,
        String isin,
        String name,
        ListingTerms terms,
        Map<String, String> providerSymbols,
        Optional<FundPricing> pricing) {

    public NewListing {
        if (FundPricing.isFund(id)) {
            pricing = pricing.or(() -> Optional.of(FundPricing.USUAL));
        } else if (pricing.isPresent()) {
            throw FundPricing.refused(id);
        }
        Bounds.label("name", name);
        providerSymbols = ProviderSymbols.checked(providerSymbols);
    }

    public NewListing(ListingId id, String isin, String name, ListingTerms terms, Map<String, String> providerSymbols) {
        this(id, isin, name, terms, providerSymbols, Optional.empty());
    }

    public NewListing(ListingId id, String isin, String name, String currency, String quoteUnit, LocalDate validFrom) {
        this(id, isin, name, new ListingTerms(validFrom, currency, quoteUnit), Map.of());
    }
}
