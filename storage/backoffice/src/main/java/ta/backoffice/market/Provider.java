package ta.backoffice.market;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Sources of prices and exchange rates. */
public enum Provider {
    FILE(true, true),
    SIMULATED(true, false),
    EODHD(true, false),
    ALPHAVANTAGE(true, false),
    YAHOO(true, false),
    ECB(false, true),
    FRANKFURTER(false, true);

    /** What a provider delivers. */
    public enum Kind {
        PRICES,
        RATES
    }

    private final boolean prices;
    private final boolean rates;

    Provider(boolean prices, boolean rates) {
        this.prices = prices;
        this.rates = rates;
    }

    /** The provider with this {@link #text} name. */
    public static Optional<Provider> of(String name) {
        return Stream.of(values()).filter(one -> one.text().equals(name)).findFirst();
    }

    /** The names of the providers of a kind, separated by commas, for an error message. */
    public static String names(Kind kind) {
        return String.join(
                ", ",
                Stream.of(values())
                        .filter(one -> one.provides().contains(kind))
                        .map(Provider::text)
                        .toList());
    }

    /** Name in configuration, portfolios and observations. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<Kind> provides() {
        return Stream.of(Kind.values())
                .filter(kind -> kind == Kind.PRICES ? prices : rates)
                .toList();
    }

    /** Whether its prices are made up. */
    public boolean isSimulated() {
        return this == SIMULATED;
    }
}
