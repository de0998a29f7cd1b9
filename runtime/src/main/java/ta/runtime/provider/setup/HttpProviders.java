package ta.runtime.provider.setup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;
import ta.runtime.provider.fetch.FetchSettings;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.settings.Environment;
import ta.backoffice.market.Provider;

/** How the providers on the web are asked, as the environment says it: where each is, with which key, how often. */
final class HttpProviders {

    private static final String PRIVATE = "TA_PROVIDER_PRIVATE_ADDRESSES";
    private static final int PER_MINUTE_MAX = 6000;

    private record Usual(String base, int perMinute) {}

    /** The paces are what is free of charge, or modest where nobody says. */
    private static final Map<Provider, Usual> USUAL = Map.of(
            Provider.EODHD, new Usual("https://eodhd.com", 300),
            Provider.ALPHAVANTAGE, new Usual("https://www.alphavantage.co", 5),
            Provider.YAHOO, new Usual("https://query1.finance.yahoo.com", 60),
            Provider.ECB, new Usual("https://www.ecb.europa.eu", 10),
            Provider.FRANKFURTER, new Usual("https://api.frankfurter.dev", 30));

    private final Environment environment;

    HttpProviders(Environment environment) {
        this.environment = environment;
    }

    Optional<String> key(Provider provider) {
        return environment.secret(keyOf(provider));
    }

    static String keyOf(Provider provider) {
        return variable(provider, "KEY");
    }

    Fetcher fetcher(Provider provider) {
        boolean privately = environment.get(PRIVATE).orElse("").equals("true");
        return new Fetcher(FetchSettings.of(provider, base(provider), key(provider), privately, perMinute(provider)));
    }

    private URI base(Provider provider) {
        String name = variable(provider, "URL");
        String text = environment.get(name).orElse(USUAL.get(provider).base());
        try {
            URI base = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean whole = "https".equals(base.getScheme()) && base.getHost() != null;
            if (whole && base.getQuery() == null && base.getFragment() == null && base.getUserInfo() == null) {
                return base;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw Refusal.unusable("ERROR " + name + " is no address: " + Visible.text(text) + "\nMaybe write it as "
                + USUAL.get(provider).base() + "; nothing but https will do.");
    }

    private int perMinute(Provider provider) {
        String name = variable(provider, "PER_MINUTE");
        return environment
                .get(name)
                .map(text -> {
                    int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
                    if (number < 1 || number > PER_MINUTE_MAX) {
                        throw Refusal.unusable("ERROR " + name + " is " + Visible.text(text)
                                + "\nMaybe a number from 1 to " + PER_MINUTE_MAX + ".");
                    }
                    return number;
                })
                .orElse(USUAL.get(provider).perMinute());
    }

    private static String variable(Provider provider, String what) {
        return "TA_" + provider.name() + "_" + what;
    }
}
