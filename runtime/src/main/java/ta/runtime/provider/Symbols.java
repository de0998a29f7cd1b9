package ta.runtime.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.backoffice.market.Provider;
import ta.backoffice.market.WatchedListing;
import ta.rules.portfolio.ListingId;

/**
 * Finds a provider's symbol for a listing: the one in the registry, or else the ticker with the provider's suffix for
 * the venue. The suffix identifies the venue, not the currency of the quotes. For a provider of the operator it is the
 * ticker, which is the ISIN or SEDOL of a fund without an exchange.
 */
public final class Symbols {

    private static final Map<Provider, Map<String, String>> SUFFIXES = Map.of(
            Provider.YAHOO, read("""
                            XLON=.L XETR=.DE XAMS=.AS XPAR=.PA XMIL=.MI XSWX=.SW XNYS= XNAS= ARCX= XASX=.AX XBRU=.BR \
                            XCSE=.CO XDUB=.IR XHEL=.HE XHKG=.HK XJSE=.JO XLIS=.LS XMAD=.MC XOSL=.OL XSES=.SI XSTO=.ST \
                            XTAE=.TA XTKS=.T XTSE=.TO XWAR=.WA XWBO=.VI"""),
            Provider.EODHD, read("""
                            XLON=.LSE XETR=.XETRA XAMS=.AS XPAR=.PA XMIL=.MI XSWX=.SW XNYS=.US XNAS=.US ARCX=.US \
                            XASX=.AU XBRU=.BR XCSE=.CO XDUB=.IR XHEL=.HE XHKG=.HK XJSE=.JSE XLIS=.LS XMAD=.MC XOSL=.OL \
                            XSTO=.ST XTAE=.TA XTSE=.TO XWAR=.WAR XWBO=.VI"""),
            Provider.ALPHAVANTAGE, read("XLON=.LON XETR=.DEX XAMS=.AMS XPAR=.PAR XNYS= XNAS= ARCX= XTSE=.TRT"));

    private Symbols() {}

    /**
     * @throws ProviderException if there is no symbol
     */
    public static String of(Provider provider, WatchedListing listing) {
        String name = listing.listing().text();
        if (!provider.isBuiltIn()) {
            return listing.symbols()
                    .getOrDefault(provider.text(), listing.listing().ticker());
        }
        if (!SUFFIXES.containsKey(provider)) {
            return name;
        }
        return Optional.ofNullable(listing.symbols().get(provider.text()))
                .or(() -> usual(provider, listing.listing()))
                .orElseThrow(() -> new ProviderException(
                        ProviderException.Kind.UNKNOWN_SYMBOL,
                        "has no symbol for it; an administrator can add one to the listing"));
    }

    /** The ticker with the provider's suffix for the venue; empty if the provider has none for it. */
    public static Optional<String> usual(Provider provider, ListingId listing) {
        return Optional.ofNullable(SUFFIXES.getOrDefault(provider, Map.of()).get(listing.mic()))
                .map(suffix -> listing.ticker() + suffix);
    }

    /** The venue whose suffix the symbol has; empty if it has none, or that of several venues. */
    public static Optional<String> mic(Provider provider, String symbol) {
        int dot = symbol.lastIndexOf('.');
        if (dot < 1) {
            return Optional.empty();
        }
        List<String> mics = SUFFIXES.getOrDefault(provider, Map.of()).entrySet().stream()
                .filter(entry -> entry.getValue().equals(symbol.substring(dot)))
                .map(Map.Entry::getKey)
                .toList();
        return mics.size() == 1 ? Optional.of(mics.get(0)) : Optional.empty();
    }

    private static Map<String, String> read(String suffixes) {
        return Arrays.stream(suffixes.split(" "))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1]));
    }
}
