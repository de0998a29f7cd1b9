package ta.runtime.provider.setup;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import ta.backoffice.market.Provider;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.custom.CustomProvider;
import ta.runtime.provider.custom.ProviderSpec;
import ta.runtime.provider.fetch.Attempt;
import ta.runtime.provider.fetch.FetchSettings;
import ta.runtime.provider.fetch.Fetcher;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** Configures the web providers from the environment: their URLs, keys and request rates. */
final class HttpProviders {

    private static final String PRIVATE = "TA_PROVIDER_PRIVATE_ADDRESSES";
    private static final int PER_MINUTE_MAX = 6000;

    private record Defaults(String base, int perMinute) {}

    /** The request rates of the free plans, or modest rates where none is published. */
    private static final Map<Provider, Defaults> DEFAULTS = Map.of(
            Provider.EODHD, new Defaults("https://eodhd.com", 300),
            Provider.ALPHAVANTAGE, new Defaults("https://www.alphavantage.co", 5),
            Provider.YAHOO, new Defaults("https://query1.finance.yahoo.com", 60),
            Provider.ECB, new Defaults("https://www.ecb.europa.eu", 10),
            Provider.FRANKFURTER, new Defaults("https://api.frankfurter.dev", 30));

    private final Environment environment;
    private final Consumer<Attempt> watch;

    /**
     * @param watch is told of each request
     */
    HttpProviders(Environment environment, Consumer<Attempt> watch) {
        this.environment = environment;
        this.watch = watch;
    }

    Optional<String> key(Provider provider) {
        return environment.secret(keyOf(provider));
    }

    static String keyOf(Provider provider) {
        return variable(provider, "KEY");
    }

    Fetcher fetcher(Provider provider) {
        return new Fetcher(FetchSettings.of(base(provider), key(provider), allowsPrivate(), perMinute(provider))
                .watchedBy(watch));
    }

    /** The provider that the operator describes. */
    PriceProvider custom(ProviderSpec spec) {
        return new CustomProvider(
                spec, new Fetcher(spec.settings(allowsPrivate()).watchedBy(watch)));
    }

    private boolean allowsPrivate() {
        return environment.get(PRIVATE).orElse("").equals("true");
    }

    private static Defaults defaults(Provider provider) {
        return Objects.requireNonNull(DEFAULTS.get(provider), "a provider over HTTP has defaults");
    }

    private URI base(Provider provider) {
        String name = variable(provider, "URL");
        String text = environment.get(name).orElse(defaults(provider).base());
        try {
            URI base = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean whole = "https".equals(base.getScheme()) && base.getHost() != null;
            if (whole && base.getQuery() == null && base.getFragment() == null && base.getUserInfo() == null) {
                return base;
            }
        } catch (URISyntaxException e) {
            // Reported below.
        }
        throw Refusal.unusable("ERROR " + name + " is not a valid address: " + Visible.text(text)
                + "\nMaybe write it as " + defaults(provider).base() + "; it must be https.");
    }

    private int perMinute(Provider provider) {
        String name = variable(provider, "PER_MINUTE");
        return environment
                .get(name)
                .map(text -> {
                    int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
                    if (number < 1 || number > PER_MINUTE_MAX) {
                        throw Refusal.unusable("ERROR " + name + " is " + Visible.text(text)
                                + "\nMaybe use a number from 1 to " + PER_MINUTE_MAX + ".");
                    }
                    return number;
                })
                .orElse(defaults(provider).perMinute());
    }

    private static String variable(Provider provider, String what) {
        return "TA_" + provider.text().toUpperCase(Locale.ROOT) + "_" + what;
    }
}
