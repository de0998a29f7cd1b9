package ta.backoffice.market;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A source of prices or exchange rates: a built-in one, or one that the operator describes in a file.
 *
 * @param text the name in configuration, portfolios and observations
 */
public record Provider(String text, List<Kind> provides) {

    /** What a provider delivers. */
    public enum Kind {
        PRICES,
        RATES
    }

    public static final Provider FILE = new Provider("file", List.of(Kind.PRICES, Kind.RATES));
    public static final Provider SIMULATED = ofPrices("simulated");
    public static final Provider EODHD = ofPrices("eodhd");
    public static final Provider ALPHAVANTAGE = ofPrices("alphavantage");
    public static final Provider YAHOO = ofPrices("yahoo");
    public static final Provider ECB = new Provider("ecb", List.of(Kind.RATES));
    public static final Provider FRANKFURTER = new Provider("frankfurter", List.of(Kind.RATES));

    public static final List<Provider> BUILT_IN =
            List.of(FILE, SIMULATED, EODHD, ALPHAVANTAGE, YAHOO, ECB, FRANKFURTER);

    /** The built-in provider with this name. */
    public static Optional<Provider> builtIn(String name) {
        return BUILT_IN.stream().filter(one -> one.text.equals(name)).findFirst();
    }

    /** The provider with this name, which is one of the operator's if no built-in one has it. */
    public static Provider of(String name) {
        return builtIn(name).orElseGet(() -> ofPrices(name));
    }

    /** The names of the built-in providers of a kind, separated by commas, for an error message. */
    public static String names(Kind kind) {
        return BUILT_IN.stream()
                .filter(one -> one.provides.contains(kind))
                .map(Provider::text)
                .collect(Collectors.joining(", "));
    }

    private static Provider ofPrices(String name) {
        return new Provider(name, List.of(Kind.PRICES));
    }

    public boolean isBuiltIn() {
        return BUILT_IN.contains(this);
    }

    /** Whether its prices are made up. */
    public boolean isSimulated() {
        return equals(SIMULATED);
    }
}
