package ta.storage.market;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where prices and exchange rates can come from. */
public enum Provider {
    FILE(Kind.PRICES, Kind.RATES),
    SIMULATED(Kind.PRICES),
    EODHD(Kind.PRICES),
    ALPHAVANTAGE(Kind.PRICES),
    YAHOO(Kind.PRICES),
    ECB(Kind.RATES),
    FRANKFURTER(Kind.RATES);

    /** What one provides. */
    public enum Kind {
        PRICES,
        RATES
    }

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that nobody changes.
    private final List<Kind> provides;

    Provider(Kind... provides) {
        this.provides = List.of(provides);
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
                        .filter(one -> one.provides.contains(kind))
                        .map(Provider::text)
                        .toList());
    }

    /** As configuration, portfolios and observations call it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public List<Kind> provides() {
        return provides;
    }

    /** Whether what it says was made up. */
    public boolean isSimulated() {
        return this == SIMULATED;
    }
}
