package ta.backoffice.registry;

import static ta.backoffice.jooq.Tables.LISTINGS;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.governance.Audit;
import ta.database.StorageException;
import ta.database.Transaction;

/** Sets the symbols that providers use for a listing. */
public final class SetProviderSymbols {

    private SetProviderSymbols() {}

    /**
     * @param symbols the provider's symbol, by the provider's name; replaces all symbols of the listing
     * @throws StorageException.NotFound when there is no such listing
     */
    public static void within(Transaction tx, UUID listing, Map<String, String> symbols) {
        Map<String, String> checked = ProviderSymbols.checked(symbols);
        RegisteredListings.RegisteredListing before = RegisteredListings.one(tx, listing);
        if (before.providerSymbols().equals(checked)) {
            return;
        }
        tx.sql()
                .update(LISTINGS)
                .set(LISTINGS.PROVIDER_SYMBOLS, ProviderSymbols.write(checked))
                .where(LISTINGS.ID.eq(listing))
                .execute();
        Audit.append(tx, Optional.empty(), "registry.symbols", Map.of("listing", before.listing(), "symbols", checked));
    }
}
