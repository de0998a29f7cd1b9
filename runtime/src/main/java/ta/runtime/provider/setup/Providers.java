package ta.runtime.provider.setup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import ta.backoffice.market.Provider;
import ta.database.Actor;
import ta.database.Database;
import ta.database.StorageException;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.ProviderException;
import ta.runtime.provider.RateProvider;
import ta.runtime.provider.alphavantage.AlphaVantage;
import ta.runtime.provider.custom.ProviderFolder;
import ta.runtime.provider.eodhd.Eodhd;
import ta.runtime.provider.fetch.Attempt;
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
    private final SortedMap<String, String> broken;

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
        this(files, prices, rates, defaultPrices, defaultRates, new TreeMap<>());
    }

    private Providers(
            Optional<FileProvider> files,
            Map<Provider, PriceProvider> prices,
            Map<Provider, RateProvider> rates,
            Optional<Provider> defaultPrices,
            Optional<Provider> defaultRates,
            SortedMap<String, String> broken) {
        this.files = files;
        this.prices = Map.copyOf(prices);
        this.rates = Map.copyOf(rates);
        this.defaultPrices = defaultPrices;
        this.defaultRates = defaultRates;
        this.broken = broken;
    }

    /**
     * @throws Refusal if a variable is invalid
     */
    public static Providers configured(Environment environment) {
        return configured(environment, attempt -> {});
    }

    /**
     * As {@link #configured(Environment)}, for a person who wants to see each request.
     *
     * @param watch is told of each request over HTTP
     */
    public static Providers configured(Environment environment, Consumer<Attempt> watch) {
        Optional<FileProvider> files = FileProvider.configured(environment);
        HttpProviders http = new HttpProviders(environment, watch);
        ProviderFolder folder = ProviderFolder.read(environment);
        Map<Provider, PriceProvider> prices = new HashMap<>();
        folder.specs().forEach(spec -> prices.put(spec.provider(), http.custom(spec)));
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
        Map<Provider, RateProvider> rates = new HashMap<>();
        rates.put(Provider.ECB, new EcbRates(http.fetcher(Provider.ECB)));
        rates.put(Provider.FRANKFURTER, new Frankfurter(http.fetcher(Provider.FRANKFURTER)));
        files.ifPresent(closes -> rates.put(Provider.FILE, new FileRates(closes)));
        Optional<Provider> file = files.map(closes -> Provider.FILE);
        return new Providers(
                files,
                prices,
                rates,
                named(environment, PRICES, Provider.Kind.PRICES, folder).or(() -> file),
                named(environment, RATES, Provider.Kind.RATES, folder).or(() -> file),
                folder.broken());
    }

    /** All providers that can be used. */
    public Set<Provider> all() {
        Set<Provider> all = new HashSet<>(prices.keySet());
        all.addAll(rates.keySet());
        files.ifPresent(folder -> all.add(Provider.FILE));
        return all;
    }

    /** Why a provider that the operator describes cannot be used, by its name. */
    public SortedMap<String, String> broken() {
        return broken;
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
        Provider provider = wish.map(Provider::of)
                .or(() -> defaultPrices)
                .orElseThrow(() -> absent(
                        "no source of prices is chosen for this portfolio", "Maybe choose one in its settings."));
        if (!prices.containsKey(provider) && !(provider.equals(Provider.FILE) && files.isPresent())) {
            throw absent(
                    "the provider " + provider.text() + " is not configured",
                    "Maybe " + needs(provider)
                            + " where the worker runs, or choose another provider for the portfolio.");
        }
        return provider;
    }

    /**
     * The price provider of a portfolio and its fallback providers, without those that are not configured.
     *
     * @param wish the provider that the portfolio names
     * @throws StorageException.Conflict {@code NO_PROVIDER} if none of them is configured
     */
    public List<Provider> inOrder(Optional<String> wish, List<String> fallbacks) {
        Set<Provider> order = new LinkedHashSet<>();
        StorageException.Conflict first = null;
        try {
            order.add(ofPrices(wish));
        } catch (StorageException.Conflict e) {
            first = e;
        }
        fallbacks.stream().map(Provider::of).filter(all()::contains).forEach(order::add);
        if (first != null && order.isEmpty()) {
            throw first;
        }
        return List.copyOf(order);
    }

    /**
     * Opens a provider returned by {@link #ofPrices} or {@link #inOrder}, for one refresh.
     *
     * @throws Refusal if the mapping of the folder is missing
     * @throws ProviderException if the mapping has errors
     */
    public PriceProvider open(Provider provider, Database database, Actor actor, Instant upTo) {
        return provider.equals(Provider.FILE)
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
        return wish.map(Provider::of)
                .or(() -> defaultRates)
                .map(provider -> Optional.ofNullable(rates.get(provider))
                        .orElseThrow(() -> absent(
                                "the provider " + provider.text() + " of exchange rates is not configured",
                                "Maybe choose another one for the portfolio, or " + needs(provider)
                                        + " where the worker runs.")));
    }

    private static StorageException.Conflict absent(String what, String maybe) {
        return new StorageException.Conflict("NO_PROVIDER", what, maybe);
    }

    private String needs(Provider provider) {
        if (broken.containsKey(provider.text())) {
            return "correct its file ("
                    + String.valueOf(broken.get(provider.text()))
                            .lines()
                            .findFirst()
                            .orElse("") + ")";
        }
        if (!provider.isBuiltIn()) {
            return "put " + provider.text() + ".json into the folder of " + ProviderFolder.VARIABLE;
        }
        return "set "
                + switch (provider.text()) {
                    case "file" -> FileProvider.FOLDER + " and " + FileProvider.MAPPING;
                    case "simulated" -> ANCHOR;
                    default -> HttpProviders.keyOf(provider);
                };
    }

    /** One of the operator whose file is broken may be named; who needs it is told why it cannot be used. */
    private static Optional<Provider> named(
            Environment environment, String variable, Provider.Kind kind, ProviderFolder folder) {
        return environment.get(variable).map(name -> {
            Provider provider = Provider.of(name.toLowerCase(Locale.ROOT));
            boolean there = provider.isBuiltIn()
                    || folder.reason(provider.text()).isPresent()
                    || folder.specs().stream().anyMatch(spec -> spec.provider().equals(provider));
            if (!there || !provider.provides().contains(kind)) {
                throw Refusal.unusable("ERROR " + variable + " is " + Visible.text(name) + "\nMaybe use one of "
                        + Provider.names(kind) + ", or one that " + ProviderFolder.VARIABLE + " describes.");
            }
            return provider;
        });
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
