package ta.backoffice.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import ta.rules.json.Decimals;

/** Recognises an exchange rate that is most likely wrong, whatever a policy says, beside one that is right. */
public enum RateDoubt {
    /** One for the other: their product is 1. */
    FX_INVERTED("is the inverse of"),
    /** The decimal point at another place, with a day's move: no rate moves by a factor of five. */
    FX_TENFOLD("looks like a slip of the decimal point beside");

    private static final BigDecimal NEAR = new BigDecimal("0.01");
    private static final BigDecimal APART = new BigDecimal("0.03");
    private static final BigDecimal FIVE = new BigDecimal("5");
    private static final BigDecimal FIFTH = new BigDecimal("0.2");

    private final String words;

    RateDoubt(String words) {
        this.words = words;
    }

    /** For a sentence about a rate: what it is to the other one. */
    String words() {
        return words;
    }

    public boolean appliesTo(BigDecimal rate, BigDecimal other) {
        BigDecimal ratio = rate.divide(other, MathContext.DECIMAL64);
        return switch (this) {
            case FX_INVERTED ->
                distance(rate.multiply(other)).compareTo(NEAR) <= 0
                        && distance(ratio).compareTo(APART) > 0;
            case FX_TENFOLD -> ratio.compareTo(FIVE) >= 0 || ratio.compareTo(FIFTH) <= 0;
        };
    }

    /** Whether two values are within a hundredth of each other. */
    public static boolean isNear(BigDecimal value, BigDecimal other) {
        return distance(value.divide(other, MathContext.DECIMAL64)).compareTo(NEAR) <= 0;
    }

    /** A rate for a sentence: to four places, or three digits if that is more. */
    static String rounded(BigDecimal rate) {
        int places = Math.max(4, 3 - (rate.precision() - rate.scale()));
        return Decimals.text(rate.setScale(places, RoundingMode.HALF_EVEN));
    }

    /** How far a ratio is from 1. */
    public static BigDecimal distance(BigDecimal ratio) {
        return ratio.subtract(BigDecimal.ONE).abs();
    }
}
