package ta.rules.portfolio;

import java.util.regex.Pattern;

/** Verifies ISINs (ISO 6166). */
public final class Isin {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");

    private Isin() {}

    /** Whether the text has the form of an ISIN and the right check digit. */
    public static boolean isIsin(String text) {
        return FORM.matcher(text).matches() && checkDigit(text) == text.charAt(11);
    }

    /**
     * The check digit of the first eleven characters. Each letter becomes two digits (A = 10); the check digit makes
     * the Luhn sum a multiple of 10.
     */
    public static char checkDigit(String isin) {
        StringBuilder digits = new StringBuilder();
        isin.substring(0, 11).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int sum = 0;
        for (int i = digits.length() - 1, place = 1; i >= 0; i--, place++) {
            int weighted = (digits.charAt(i) - '0') * (place % 2 == 1 ? 2 : 1);
            sum += weighted / 10 + weighted % 10;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
