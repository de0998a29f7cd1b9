package ta.runtime.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import ta.rules.json.Decimals;
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.Visible;

/** Parsers for the cells of import files. */
public final class Cells {

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,20}(\\.\\d{0,18})?|\\.\\d{1,18})");
    private static final Pattern PRICE =
            Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,60})?|\\.\\d{1,60})([eE][+-]?\\d{1,2})?");
    private static final String DATES = "Maybe write it as 2026-03-31.";

    private Cells() {}

    public static String text(String text) {
        return text;
    }

    /** Parses a decimal without rounding. Exponents and thousands separators are errors. */
    public static BigDecimal number(String text) throws BadCellException {
        if (!NUMBER.matcher(text).matches()) {
            throw new BadCellException(
                    "BAD_NUMBER",
                    "is not a number: " + shown(text),
                    "Maybe write it as 1234.56: up to 18 decimals, no separators.");
        }
        return new BigDecimal(text);
    }

    /** Parses a price or a rate, which may have an exponent; rounded HALF_EVEN to 18 decimals. */
    public static BigDecimal price(String text) throws BadCellException {
        return PRICE.matcher(text).matches() ? Decimals.atMost18(new BigDecimal(text)) : number(text);
    }

    public static LocalDate date(String text) throws BadCellException {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 1900 && date.getYear() < 2200) {
                return date;
            }
        } catch (DateTimeException e) {
            // Reported below.
        }
        throw new BadCellException("BAD_DATE", "is not a date: " + shown(text), DATES);
    }

    /** Parses a time with an offset, or a date, which means the start of that day in {@code zone}. */
    public static CellReader<Instant> timeIn(ZoneId zone) {
        return text -> {
            if (text.length() == 10) {
                return date(text).atStartOfDay(zone).toInstant();
            }
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw new BadCellException(
                        "BAD_DATE",
                        "is not a time: " + shown(text),
                        "Maybe write it as 2026-03-31 or 2026-03-31T14:05:00Z.");
            }
        };
    }

    public static <E extends Enum<E>> CellReader<E> oneOf(Class<E> type) {
        return text -> {
            for (E constant : type.getEnumConstants()) {
                if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                    return constant;
                }
            }
            throw new BadCellException(
                    "UNKNOWN_TYPE",
                    "is not a known value: " + shown(text),
                    "Maybe one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(type.getEnumConstants())
                                            .map(Enum::name)
                                            .toList()) + ".");
        };
    }

    /** Parses {@code MIC:TICKER}. */
    public static ListingId listing(String text) throws BadCellException {
        if (ListingId.isListingId(text)) {
            return new ListingId(text);
        }
        throw new BadCellException(
                "UNKNOWN_LISTING", "is not a listing: " + shown(text), "Maybe write it as XLON:VWRP.");
    }

    /** Looks up {@code MIC:TICKER} among the known listings. */
    public static <V> CellReader<Map.Entry<ListingId, V>> listingIn(Map<ListingId, V> known) {
        return text -> {
            if (ListingId.isListingId(text)) {
                ListingId id = new ListingId(text);
                V value = known.get(id);
                if (value != null) {
                    return Map.entry(id, value);
                }
            }
            throw new BadCellException("UNKNOWN_LISTING", "is not a known listing: " + shown(text), near(text, known));
        };
    }

    private static String near(String text, Map<ListingId, ?> known) {
        String ticker = text.substring(text.indexOf(':') + 1);
        return known.keySet().stream()
                .filter(id -> id.ticker().equalsIgnoreCase(ticker))
                .findFirst()
                .map(id -> "Maybe " + id + " is meant.")
                .orElse("Maybe import it first: ta import registry FILE.");
    }

    /** Quotes the text for a message: on one line, at most 60 characters of it. */
    static String shown(String text) {
        String visible = Visible.text(text);
        return "\"" + (visible.length() > 60 ? visible.substring(0, 60) + "…" : visible) + "\"";
    }
}
