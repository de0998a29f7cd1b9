package ta.backoffice.market;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where prices and exchange rates can come from. */
public enum Provider {
    FILE(true, true),
    SIMULATED(true, false),
    EODHD(true, false),
    ALPHAVANTAGE(true, false),
    YAHOO(true, false),
    ECB(false, true),
    FRANKFURTER(false, true);

    /** What one provides. */
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

    /** The one of that name. */
    public static Optional<Provider> of(String name) {
        return Stream.of(values()).filter(one -> one.text().equals(name)).findFirst();
    }

    /** The names of those that provide it, with commas between them, for who named another. */
    public static String names(Kind kind) {
        return String.join(
                ", ",
                Stream.of(values())
                        .filter(one -> one.provides().contains(kind))
                        .map(Provider::text)
                        .toList());
    }

    /** As configuration, portfolios and observations call it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<Kind> provides() {
        return Stream.of(Kind.values())
                .filter(kind -> kind == Kind.PRICES ? prices : rates)
                .toList();
    }

    /** Whether what it says was made up. */
    public boolean isSimulated() {
        return this == SIMULATED;
    }
}
