package ta.runtime.provider;

import java.util.List;
import ta.backoffice.market.FoundSymbol;
import ta.backoffice.market.Provider;
import ta.rules.portfolio.ListingId;

/** Reports closes and, where the provider has them, prices of the current session. */
public interface PriceProvider {

    Provider provider();

    /** Whether to request the listing at all; false for a listing without a file in a folder, for example. */
    default boolean covers(ListingId listing) {
        return true;
    }

    /**
     * Requests the prices of one listing, exactly as the provider reports them.
     *
     * @throws ProviderException if there is no usable response
     */
    PriceResponse observe(PriceRequest request);

    /**
     * Searches the provider's symbols.
     *
     * @throws ProviderException if it has no search, or there is no usable response
     */
    default List<FoundSymbol> search(String words) {
        throw new ProviderException(ProviderException.Kind.UNKNOWN_SYMBOL, "has no search");
    }
}
