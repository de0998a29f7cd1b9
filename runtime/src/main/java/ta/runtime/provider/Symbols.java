package ta.runtime.provider;

import java.util.Map;
import java.util.Optional;
import ta.backoffice.market.Provider;
import ta.backoffice.market.WatchedListing;

/**
 * Finds a provider's symbol for a listing: the one in the registry, or else the ticker with the provider's suffix for
 * the venue. The suffix identifies the venue, not the currency of the quotes.
 */
public final class Symbols {

    private static final Map<Provider, Map<String, String>> SUFFIXES = Map.of(
            Provider.YAHOO,
                    Map.of(
                            "XLON", ".L", "XETR", ".DE", "XAMS", ".AS", "XPAR", ".PA", "XMIL", ".MI", "XSWX", ".SW",
                            "XNYS", "", "XNAS", "", "ARCX", ""),
            Provider.EODHD,
                    Map.of(
                            "XLON", ".LSE", "XETR", ".XETRA", "XAMS", ".AS", "XPAR", ".PA", "XMIL", ".MI", "XSWX",
                            ".SW", "XNYS", ".US", "XNAS", ".US", "ARCX", ".US"),
            Provider.ALPHAVANTAGE,
                    Map.of(
                            "XLON", ".LON", "XETR", ".DEX", "XAMS", ".AMS", "XPAR", ".PAR", "XNYS", "", "XNAS", "",
                            "ARCX", ""));

    private Symbols() {}

    /**
     * @throws ProviderException if there is no symbol
     */
    public static String of(Provider provider, WatchedListing listing) {
        String name = listing.listing().text();
        if (!SUFFIXES.containsKey(provider)) {
            return name;
        }
        String mic = name.substring(0, name.indexOf(':'));
        String ticker = name.substring(name.indexOf(':') + 1);
        return Optional.ofNullable(listing.symbols().get(provider.text()))
                .or(() -> Optional.ofNullable(SUFFIXES.get(provider).get(mic)).map(suffix -> ticker + suffix))
                .orElseThrow(() -> new ProviderException(
                        ProviderException.Kind.UNKNOWN_SYMBOL,
                        "has no symbol for it; an administrator can add one to the listing"));
    }
}
