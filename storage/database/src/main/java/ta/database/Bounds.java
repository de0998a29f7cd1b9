package ta.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.regex.Pattern;

/** The bounds of the schema's domains, checked before a value travels; each refuses with {@link StorageException.Invalid}, but what cuts off. */
public final class Bounds {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Bounds() {}

    /** 1 to 200 characters, none of them NUL. */
    public static String label(String what, String text) {
        return text(what, nonBlank(what, text), 200);
    }

    public static String nonBlank(String what, String text) {
        if (text.isBlank()) {
            throw new StorageException.Invalid(what + " is blank", "");
        }
        return text;
    }

    /** Up to {@code max} characters, none of them NUL (PostgreSQL's text has none). */
    public static String text(String what, String text, int max) {
        if (text.codePointCount(0, text.length()) > max || text.indexOf('\0') >= 0) {
            throw new StorageException.Invalid(
                    what + " has " + text.length() + " characters or a NUL among them; the most is " + max, "");
        }
        return text;
    }

    /** The first {@code max} characters, with an ellipsis in the place of the last where there are more. */
    public static String clipped(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }

    public static String identifier(String what, String text) {
        if (!IDENTIFIER.matcher(text).matches()) {
            throw new StorageException.Invalid(
                    what + " is no identifier: " + text, "Maybe use letters, digits, '_', '.', '-' only, 32 at most.");
        }
        return text;
    }

    /** An ISO 4217 code that the JDK knows. */
    public static String currency(String code) {
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new StorageException.Invalid("not an ISO 4217 currency: " + code, "Maybe GBP is meant for pence.");
        }
    }

    /**
     * At most {@code integers} digits before and {@code decimals} after the point. Looks at precision and scale alone, so that
     * no exponent, however large, is ever expanded.
     */
    public static BigDecimal number(String what, BigDecimal value, int integers, int decimals) {
        boolean zero = value.signum() == 0;
        if (value.precision() > 60 || value.scale() > 60 || value.scale() < -60) {
            throw new StorageException.Invalid(what + " has too many digits", "");
        }
        BigDecimal plain = zero ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (plain.scale() > decimals || plain.precision() - plain.scale() > integers) {
            throw new StorageException.Invalid(
                    what + " " + value.toPlainString() + " has more than " + integers + " digits before or " + decimals
                            + " after the point",
                    "Maybe round it yourself: nothing is rounded here.");
        }
        return value.scale() > decimals ? plain : value.scale() < 0 ? value.setScale(0) : value;
    }

    /** Money, 2 decimals at most, below 10^15. */
    public static BigDecimal money(String what, BigDecimal value) {
        return number(what, value, 15, 2);
    }

    /** To the microsecond, which is what the database keeps; between the years 1900 and 2200. */
    public static Instant time(String what, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new StorageException.Invalid(what + " is out of all bounds: " + time, "");
        }
        return time.truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
