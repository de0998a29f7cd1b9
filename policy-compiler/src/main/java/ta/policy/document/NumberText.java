package ta.policy.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A JSON number, judged by its text before anything calculates with it. A valid number has at most 15 significant
 * digits: doubles tell those apart, and so does the policy's hash (RFC 8785), which writes numbers as doubles.
 *
 * @param value exact for a valid number; for one of absurd length or size, a small stand-in of the same sign
 * @param problem what is wrong with the number; empty for a valid one
 */
record NumberText(BigDecimal value, Optional<String> problem) {

    static final int SIGNIFICANT_DIGITS_MAX = 15;

    /** With more zeros than this after the point, doubles no longer tell 15 digits apart. */
    private static final int LEADING_ZEROS_MAX = 300;

    private static final int CUT_OFF = 1000;

    /** {@code text} must match the JSON grammar of numbers. */
    static NumberText parse(String text) {
        int exponentAt = indexOfExponent(text);
        String mantissa = text.substring(text.startsWith("-") ? 1 : 0, exponentAt);
        int point = mantissa.indexOf('.');
        int fractionDigits = point < 0 ? 0 : mantissa.length() - point - 1;
        String digits = point < 0 ? mantissa : mantissa.substring(0, point) + mantissa.substring(point + 1);
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        if (first == digits.length()) {
            return new NumberText(BigDecimal.ZERO, Optional.empty());
        }
        int last = digits.length();
        while (digits.charAt(last - 1) == '0') {
            last--;
        }
        String significant = digits.substring(first, last);
        long power = exponent(text.substring(exponentAt)) - fractionDigits + (digits.length() - last);
        BigDecimal value = value(significant, power);
        return new NumberText(text.startsWith("-") ? value.negate() : value, problem(significant.length(), power));
    }

    private static Optional<String> problem(int digits, long power) {
        if (digits + power > SIGNIFICANT_DIGITS_MAX) {
            return Optional.of("is 10^15 or more");
        }
        if (digits > SIGNIFICANT_DIGITS_MAX) {
            return Optional.of("has " + digits + " significant digits; at most 15 are allowed");
        }
        if (digits + power < -LEADING_ZEROS_MAX) {
            return Optional.of("is closer to 0 than 10^-300, but not 0");
        }
        return Optional.empty();
    }

    private static BigDecimal value(String significant, long power) {
        int kept = Math.min(significant.length(), CUT_OFF);
        long keptPower = power + (significant.length() - kept);
        int scale = (int) -Math.max(-2 * CUT_OFF, Math.min(CUT_OFF, keptPower));
        BigDecimal value = new BigDecimal(new BigInteger(significant.substring(0, kept)), scale);
        return scale < 0 ? value.setScale(0) : value;
    }

    private static int indexOfExponent(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == 'e' || text.charAt(i) == 'E') {
                return i;
            }
        }
        return text.length();
    }

    /**
     * The exponent in a text such as {@code e+07}; 0 for an empty text. Capped at a trillion, which is absurd enough.
     */
    private static long exponent(String text) {
        long exponent = 0;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                exponent = Math.min(1_000_000_000_000L, exponent * 10 + (c - '0'));
            }
        }
        return text.startsWith("-", 1) ? -exponent : exponent;
    }
}
