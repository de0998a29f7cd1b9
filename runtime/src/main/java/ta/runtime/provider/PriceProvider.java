package ta.runtime.provider;

import ta.rules.portfolio.ListingId;
import ta.backoffice.market.Provider;

/** Reports prices, end of day and, where it knows them, of the session under way. */
public interface PriceProvider {

    Provider provider();

    /** Whether it is to be asked for the listing at all; a folder without a file for one is not. */
    default boolean covers(ListingId listing) {
        return true;
    }

    /**
     * What it has to say of one listing, exactly as it says it.
     *
     * @throws ProviderException when that is nothing that could be used
     */
    PriceResponse observe(PriceRequest asked);
}
