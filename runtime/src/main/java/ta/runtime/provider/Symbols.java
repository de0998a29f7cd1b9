package ta.runtime.provider;

import java.util.Map;
import java.util.Optional;
import ta.backoffice.market.Provider;
import ta.backoffice.market.WatchedListing;

/**
 * How a provider calls a listing: what the registry says of it, else the ticker with the provider's ending for the venue. The ending
 * says where a listing is looked for, and nothing of what it is quoted in.
 */
public final class Symbols {

    private static final Map<Provider, Map<String, String>> ENDINGS = Map.of(
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
     * @throws ProviderException when nobody knows
     */
    public static String of(Provider provider, WatchedListing listing) {
        String name = listing.listing().text();
        if (!ENDINGS.containsKey(provider)) {
            return name;
        }
        String mic = name.substring(0, name.indexOf(':'));
        String ticker = name.substring(name.indexOf(':') + 1);
        return Optional.ofNullable(listing.symbols().get(provider.text()))
                .or(() -> Optional.ofNullable(ENDINGS.get(provider).get(mic)).map(ending -> ticker + ending))
                .orElseThrow(() -> new ProviderException(
                        ProviderException.Kind.UNKNOWN_SYMBOL,
                        "has no symbol for it; an administrator can set one at the listing"));
    }
}
