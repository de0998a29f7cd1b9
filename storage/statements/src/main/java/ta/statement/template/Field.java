package ta.statement.template;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** What a cell can say. */
public enum Field {
    /** Date and time, or the date alone. */
    TIME,
    /** The time of day, if it stands in a cell of its own. */
    HOUR,
    ISIN,
    SEDOL,
    TICKER,
    /** The venue, in the words of the file. */
    VENUE,
    NAME,
    UNITS,
    PRICE,
    PRICE_CURRENCY,
    /** How much of the price's currency is one of the account's. */
    RATE,
    /** Effect on cash, fees included. */
    AMOUNT,
    /** Money in and money out, where they have columns of their own instead of an amount. */
    MONEY_IN,
    MONEY_OUT,
    /** Value of a trade before fees. */
    CONSIDERATION,
    CURRENCY,
    /** The other side of an exchange of currencies that stands in one line: effect on the cash in that currency. */
    OTHER_AMOUNT,
    OTHER_CURRENCY,
    FEES,
    TAX,
    REFERENCE,
    NOTE;

    @JsonCreator
    static Field of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
