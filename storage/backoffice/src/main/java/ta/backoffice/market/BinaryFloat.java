package ta.backoffice.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Reads the decimal that was meant where a source has written a binary number out: 97.160003662109375 is the 32-bit
 * number nearest to 97.16. Prices are stored as they came and read in this way.
 */
final class BinaryFloat {

    /** A 32-bit number has at most nine significant digits; a price with more of them was written out. */
    private static final int DIGITS = 9;

    private BinaryFloat() {}

    /**
     * The shortest decimal of a 32-bit number, if the price is exactly that number, or the double of that number as it
     * is usually written; otherwise the price itself.
     */
    static BigDecimal meant(BigDecimal price) {
        float binary = price.floatValue();
        if (price.stripTrailingZeros().precision() <= DIGITS || Float.isInfinite(binary) || binary == 0) {
            return price;
        }
        boolean exactly = new BigDecimal(binary).compareTo(price) == 0;
        boolean asWritten = new BigDecimal(Double.toString(binary)).compareTo(price) == 0;
        return exactly || asWritten ? shortest(binary) : price;
    }

    private static BigDecimal shortest(float binary) {
        BigDecimal exact = new BigDecimal(binary);
        for (int digits = 1; digits < DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.floatValue() == binary) {
                return rounded;
            }
        }
        return exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    }
}
