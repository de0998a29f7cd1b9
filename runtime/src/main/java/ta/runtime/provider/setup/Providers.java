package ta.runtime.provider.setup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import ta.backoffice.market.Provider;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.RateProvider;
import ta.runtime.provider.alphavantage.AlphaVantage;
import ta.runtime.provider.eodhd.Eodhd;
import ta.runtime.provider.file.FilePrices;
import ta.runtime.provider.file.FileProvider;
import ta.runtime.provider.file.FileRates;
import ta.runtime.provider.rates.EcbRates;
import ta.runtime.provider.rates.Frankfurter;
import ta.runtime.provider.simulated.Faults;
import ta.runtime.provider.simulated.SimulatedProvider;
import ta.runtime.provider.yahoo.YahooChart;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** The providers that a worker can use, and the default ones for portfolios that name none. */
public final class Providers {

    /** The variable for the provider of portfolios that name none. Default: {@code file}, if a folder is configured. */
    public static final String PRICES = "TA_PRICE_PROVIDER";

    /** The variable for the provider of exchange rates. Default: {@code file}, if a folder is configured. */
    public static final String RATES = "TA_RATE_PROVIDER";

    /** The variable for the session at which simulated prices have fixed values. If unset, nothing is simulated. */
    public static final String ANCHOR = "TA_SIMULATED_ANCHOR";

    /** The variable for the faults to add to simulated prices. */
    public static final String FAULTS = "TA_SIMULATED_FAULTS";

    private final Optional<FileProvider> files;
    private final Map<Provider, PriceProvider> prices;
    private final Map<Provider, RateProvider> rates;
    private final Optional<Provider> defaultPrices;
    private final Optional<Provider> defaultRates;

    /**
     * @param defaultPrices the provider of a portfolio that names none
     * @param defaultRates the provider of exchange rates; empty for no rates
     */
    public Providers(
            Optional<FileProvider> files,
            Map<Provider, PriceProvider> prices,
            Map<Provider, RateProvider> rates,
            Optional<Provider> defaultPrices,
            Optional<Provider> defaultRates) {
        this.files = files;
        this.prices = Map.copyOf(prices);
        this.rates = Map.copyOf(rates);
        this.defaultPrices = defaultPrices;
        this.defaultRates = defaultRates;
    }

    /**
     * @throws Refusal if a variable is invalid
     */
    public static Providers configured(Environment environment) {
        Optional<FileProvider> files = FileProvider.configured(environment);
        HttpProviders http = new HttpProviders(environment);
        Map<Provider, PriceProvider> prices = new EnumMap<>(Provider.class);
        prices.put(Provider.YAHOO, new YahooChart(http.fetcher(Provider.YAHOO)));
        http.key(Provider.EODHD)
                .ifPresent(key -> prices.put(Provider.EODHD, new Eodhd(http.fetcher(Provider.EODHD), key)));
        http.key(Provider.ALPHAVANTAGE)
                .ifPresent(key ->
                        prices.put(Provider.ALPHAVANTAGE, new AlphaVantage(http.fetcher(Provider.ALPHAVANTAGE), key)));
        environment
                .get(ANCHOR)
                .ifPresent(text -> prices.put(
                        Provider.SIMULATED,
                        new SimulatedProvider(
                                date(text),
                                Faults.parse(FAULTS, environment.get(FAULTS).orElse("")))));
        Map<Provider, RateProvider> rates = new EnumMap<>(Provider.class);
        rates.put(Provider.ECB, new EcbRates(http.fetcher(Provider.ECB)));
        rates.put(Provider.FRANKFURTER, new Frankfurter(http.fetcher(Provider.FRANKFURTER)));
        files.ifPresent(folder -> rates.put(Provider.FILE, new FileRates(folder)));
        Optional<Provider> file = files.map(folder -> Provider.FILE);
        return new Providers(
                files,
                prices,
                rates,
                named(environment, PRICES, Provider.Kind.PRICES).or(() -> file),
                named(environment, RATES, Provider.Kind.RATES).or(() -> file));
    }

    /** All providers that can be used. */
    public Set<Provider> all() {
        Set<Provider> all = EnumSet.noneOf(Provider.class);
        all.addAll(prices.keySet());
        all.addAll(rates.keySet());
        files.ifPresent(folder -> all.add(Provider.FILE));
        return all;
    }

    /** The price provider of a portfolio that names none. */
    public Optional<Provider> defaultPrices() {
        return defaultPrices;
    }

    /**
     * The price provider of a portfolio.
     *
     * @param wish the provider that the portfolio names
     * @throws StorageException.Conflict {@code NO_PROVIDER} if that provider is not configured, or there is none
     */
    public Provider ofPrices(Optional<String> wish) {
        Provider provider = wish.flatMap(Provider::of)
                .or(() -> defaultPrices)
                .orElseThrow(() -> absent(
                        "no source of prices is chosen for this portfolio", "Maybe choose one in its settings."));
        if (!prices.containsKey(provider) && !(provider == Provider.FILE && files.isPresent())) {
            throw absent(
                    "the provider " + provider.text() + " is not configured",
                    "Maybe set " + needs(provider)
                            + " where the worker runs, or choose another provider for the portfolio.");
        }
        return provider;
    }

    /**
     * Opens a provider returned by {@link #ofPrices}, for one refresh.
     *
     * @throws Refusal if the mapping of the folder is missing
     * @throws ProviderException if the mapping has errors
     */
    public PriceProvider open(Provider provider, Database database, Actor actor, Instant upTo) {
        return provider == Provider.FILE
                ? FilePrices.open(files.orElseThrow(), database, actor, upTo)
                : Objects.requireNonNull(prices.get(provider), "the provider is enabled");
    }

    /**
     * The provider of a portfolio's exchange rates, if there is one.
     *
     * @param wish the provider that the portfolio names
     * @throws StorageException.Conflict {@code NO_PROVIDER} if it is not configured
     */
    public Optional<RateProvider> rates(Optional<String> wish) {
        return wish.flatMap(Provider::of)
                .or(() -> defaultRates)
                .map(provider -> Optional.ofNullable(rates.get(provider))
                        .orElseThrow(() -> absent(
                                "the provider " + provider.text() + " of exchange rates is not configured",
                                "Maybe choose another one for the portfolio, or set " + needs(provider)
                                        + " where the worker runs.")));
    }

    private static StorageException.Conflict absent(String what, String maybe) {
        return new StorageException.Conflict("NO_PROVIDER", what, maybe);
    }

    private static String needs(Provider provider) {
        return switch (provider) {
            case FILE -> FileProvider.FOLDER + " and " + FileProvider.MAPPING;
            case SIMULATED -> ANCHOR;
            default -> HttpProviders.keyOf(provider);
        };
    }

    private static Optional<Provider> named(Environment environment, String variable, Provider.Kind kind) {
        return environment
                .get(variable)
                .map(name -> Provider.of(name.toLowerCase(Locale.ROOT))
                        .filter(provider -> provider.provides().contains(kind))
                        .orElseThrow(() -> Refusal.unusable("ERROR " + variable + " is " + Visible.text(name)
                                + "\nMaybe use one of " + Provider.names(kind) + ".")));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.unusable(
                    "ERROR " + ANCHOR + " is " + Visible.text(text) + "\nMaybe use a date such as 2026-01-30.");
        }
    }
}
