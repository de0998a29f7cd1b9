package ta.rules.trace;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;

/**
 * A number with its unit.
 *
 * @param quotedIn the quote unit or currency of a price; null for a price in the base currency and for every other
 *     figure
 * @param places how many decimals it is written with, rounded HALF_EVEN; -1 for as many as it has
 */
public record Figure(BigDecimal value, Unit unit, @Nullable String quotedIn, int places) {

    private static final int AS_MANY_AS_IT_HAS = -1;
    private static final String PER_UNIT = "/unit";

    public Figure {
        Objects.requireNonNull(value, "a figure needs a value");
    }

    public static Figure money(BigDecimal amount) {
        return of(amount, Unit.MONEY);
    }

    /** What one unit of a listing costs, in the base currency. */
    public static Figure price(BigDecimal price) {
        return of(price, Unit.PRICE);
    }

    /**
     * @param in a quote unit or a currency
     */
    public static Figure price(BigDecimal price, String in) {
        return new Figure(price, Unit.PRICE, in, AS_MANY_AS_IT_HAS);
    }

    public static Figure rate(BigDecimal rate) {
        return of(rate, Unit.RATE);
    }

    /** A fraction of one. */
    public static Figure share(BigDecimal fraction) {
        return of(fraction, Unit.SHARE);
    }

    public static Figure percent(BigDecimal percent) {
        return of(percent, Unit.PERCENT);
    }

    /** Percentage points. */
    public static Figure points(BigDecimal points) {
        return of(points, Unit.POINTS);
    }

    public static Figure ratio(BigDecimal ratio) {
        return of(ratio, Unit.RATIO);
    }

    public static Figure index(BigDecimal level) {
        return of(level, Unit.INDEX);
    }

    /** Units of a listing. */
    public static Figure units(BigDecimal units) {
        return of(units, Unit.UNITS);
    }

    public static Figure count(long count) {
        return of(BigDecimal.valueOf(count), Unit.COUNT);
    }

    public static Figure sessions(BigDecimal sessions) {
        return of(sessions, Unit.SESSIONS);
    }

    public static Figure minutes(BigDecimal minutes) {
        return of(minutes, Unit.MINUTES);
    }

    public static Figure hours(BigDecimal hours) {
        return of(hours, Unit.HOURS);
    }

    public static Figure days(BigDecimal days) {
        return of(days, Unit.DAYS);
    }

    /** A month of the year, 1 to 12. */
    public static Figure month(int month) {
        return of(BigDecimal.valueOf(month), Unit.MONTH);
    }

    public static Figure of(BigDecimal value, Unit unit) {
        return new Figure(value, unit, null, AS_MANY_AS_IT_HAS);
    }

    /** How far apart the two are, in the unit of this one. */
    public Figure distanceTo(Figure other) {
        return new Figure(value.subtract(other.value).abs(), unit, quotedIn, AS_MANY_AS_IT_HAS);
    }

    /** The same figure, written with exactly {@code decimals} decimals. */
    public Figure fixed(int decimals) {
        return new Figure(value, unit, quotedIn, decimals);
    }

    /** How far apart the two are, in the unit of the first; null if either is not a figure. */
    public static @Nullable Figure distance(@Nullable Object one, @Nullable Object other) {
        return one instanceof Figure from && other instanceof Figure to ? from.distanceTo(to) : null;
    }

    /** The number as a decision writes it. */
    public String text() {
        return places == AS_MANY_AS_IT_HAS ? Decimals.text(value) : Decimals.fixed(value, places);
    }

    /**
     * The name of its unit in a trace: {@code GBP} for money, {@code GBX/unit} for a price, else a word such as
     * {@code points}.
     *
     * @param baseCurrency the currency of the policy's amounts
     */
    public String unitText(String baseCurrency) {
        return switch (unit) {
            case MONEY -> baseCurrency;
            case PRICE -> (quotedIn == null ? baseCurrency : quotedIn) + PER_UNIT;
            default -> unit.name().toLowerCase(Locale.ROOT);
        };
    }
}
