package ta.database;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.regex.Pattern;

/**
 * Checks values against the bounds of the schema's domains before they are sent to the database. A value out of bounds
 * throws {@link StorageException.Invalid}; only {@link #clipped} shortens it instead.
 */
public final class Bounds {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,31}");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private Bounds() {}

    /** 1 to 200 characters, not blank and without NUL. */
    public static String label(String what, String text) {
        return text(what, nonBlank(what, text), 200);
    }

    public static String nonBlank(String what, String text) {
        if (text.isBlank()) {
            throw new StorageException.Invalid(what + " is blank", "");
        }
        return text;
    }

    /** At most {@code max} characters, without NUL, which PostgreSQL's text cannot hold. */
    public static String text(String what, String text, int max) {
        if (text.codePointCount(0, text.length()) > max || text.indexOf('\0') >= 0) {
            throw new StorageException.Invalid(
                    what + " must have at most " + max + " characters and no NUL; it has " + text.length(), "");
        }
        return text;
    }

    /** At most {@code max} characters; a longer text is cut and ends with an ellipsis. */
    public static String clipped(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
    }

    public static String identifier(String what, String text) {
        if (!IDENTIFIER.matcher(text).matches()) {
            throw new StorageException.Invalid(
                    what + " is not an identifier: " + text,
                    "Maybe use only letters, digits, '_', '.' and '-', at most 32 of them.");
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
     * At most {@code integers} digits before and {@code decimals} after the point. Looks only at precision and scale,
     * so that a huge exponent is never expanded into digits.
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

    /** An amount of money: at most 2 decimals, below 10^15. */
    public static BigDecimal money(String what, BigDecimal value) {
        return number(what, value, 15, 2);
    }

    /** Between the years 1900 and 2200; truncated to microseconds, the precision of the database. */
    public static Instant time(String what, Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new StorageException.Invalid(what + " must be between 1900 and 2200, not " + time, "");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
