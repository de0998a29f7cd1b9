package ta.runtime.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Formats numbers for people, with thousands separators and a true minus sign. Rounding is HALF_EVEN; JSON has the
 * exact numbers.
 */
public final class Amounts {

    private Amounts() {}

    /** Rounded to two decimals. */
    public static String money(BigDecimal amount) {
        return format("#,##0.00", amount);
    }

    /** All decimals, without trailing zeros. */
    public static String exact(BigDecimal number) {
        return format("#,##0.####################", number);
    }

    /** For example "1 entry" or "1,234 entries". */
    public static String count(long count, String one, String many) {
        return format("#,##0", BigDecimal.valueOf(count)) + " " + (count == 1 ? one : many);
    }

    private static String format(String pattern, BigDecimal number) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        String text = format.format(number).replace('-', '−');
        // A number that rounds to zero has no sign.
        return text.matches("−[0.]+") ? text.substring(1) : text;
    }
}
