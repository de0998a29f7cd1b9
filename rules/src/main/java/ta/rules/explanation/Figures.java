package ta.rules.explanation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for display: thousands grouped by commas, minus as −, rounded HALF_EVEN. Never used to calculate. */
public final class Figures {

    private static final String MINUS = "−";
    private static final int GROUP = 3;
    private static final int SHOWN_PLACES = 4;

    private Figures() {}

    /** With exactly {@code places} decimals. */
    public static String fixed(BigDecimal value, int places) {
        return grouped(value.setScale(places, RoundingMode.HALF_EVEN));
    }

    /** With a sign, also a plus, unless it rounds to zero. */
    public static String signed(BigDecimal value, int places) {
        BigDecimal rounded = value.setScale(places, RoundingMode.HALF_EVEN);
        return (rounded.signum() > 0 ? "+" : "") + grouped(rounded);
    }

    /** Without trailing zeros. */
    public static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return grouped(stripped.setScale(Math.max(0, stripped.scale()), RoundingMode.UNNECESSARY));
    }

    /** With at most four decimals, without trailing zeros. */
    public static String shortened(BigDecimal value) {
        return plain(value.setScale(Math.min(SHOWN_PLACES, Math.max(0, value.scale())), RoundingMode.HALF_EVEN));
    }

    /** A fraction of one as percent, with up to two decimals: {@code 3.25 %}. */
    public static String percent(BigDecimal fraction) {
        return plain(fraction.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN)) + " %";
    }

    /** Percentage points without their sign, with one decimal or two: {@code 2.0}. */
    public static String points(BigDecimal points) {
        BigDecimal rounded = points.abs().setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return grouped(rounded.setScale(Math.max(1, rounded.scale()), RoundingMode.UNNECESSARY));
    }

    private static String grouped(BigDecimal value) {
        String digits = value.abs().toPlainString();
        int point = digits.indexOf('.') < 0 ? digits.length() : digits.indexOf('.');
        StringBuilder text = new StringBuilder(digits);
        for (int i = point - GROUP; i > 0; i -= GROUP) {
            text.insert(i, ',');
        }
        return (value.signum() < 0 ? MINUS : "") + text;
    }
}
