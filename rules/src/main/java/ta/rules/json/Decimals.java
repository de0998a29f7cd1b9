package ta.rules.json;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How the decision specification rounds numbers and writes them. */
public final class Decimals {

    public static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private static final int MAX_PLACES = 18;

    private Decimals() {}

    /** Toward zero, to 2 places. */
    public static BigDecimal down2(BigDecimal value) {
        return value.setScale(2, RoundingMode.DOWN);
    }

    /** HALF_EVEN, to 2 places. */
    public static BigDecimal even2(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_EVEN);
    }

    /** HALF_EVEN, to 10 places. */
    public static BigDecimal even10(BigDecimal value) {
        return value.setScale(10, RoundingMode.HALF_EVEN);
    }

    /** The quotient, HALF_EVEN, to 10 places. */
    public static BigDecimal even10(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, 10, RoundingMode.HALF_EVEN);
    }

    /** To at most 18 places, the most that the database, a snapshot and the API can hold; HALF_EVEN. */
    public static BigDecimal atMost18(BigDecimal value) {
        return value.scale() > MAX_PLACES ? value.setScale(MAX_PLACES, RoundingMode.HALF_EVEN) : value;
    }

    /** Without trailing zeros; zero has no sign and no places. */
    public static BigDecimal plain(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    /** The text of a number without fixed places, as a decision writes it. */
    public static String text(BigDecimal value) {
        return plain(value).toPlainString();
    }

    /** As a decision writes a number with fixed places, rounded HALF_EVEN. */
    public static String fixed(BigDecimal value, int places) {
        return value.setScale(places, RoundingMode.HALF_EVEN).toPlainString();
    }
}
