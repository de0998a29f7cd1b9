package ta.runtime.imports;

import java.util.regex.Pattern;
import ta.runtime.csv.BadCellException;

/** Parses ISINs and verifies their check digit (ISO 6166). */
final class Isins {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");

    private Isins() {}

    static String read(String text) throws BadCellException {
        if (!FORM.matcher(text).matches()) {
            throw new BadCellException(
                    "BAD_ISIN", "is not an ISIN: \"" + text + "\"", "Maybe write 12 characters, such as IE00BK5BQT80.");
        }
        char right = checkDigit(text);
        if (text.charAt(11) != right) {
            throw new BadCellException(
                    "BAD_ISIN",
                    "is not an ISIN: the check digit of " + text + " would be " + right,
                    "Maybe " + text.substring(0, 11) + right + ", unless another character is wrong.");
        }
        return text;
    }

    /** Replaces each letter by two digits (A = 10); the check digit makes the Luhn sum a multiple of 10. */
    private static char checkDigit(String isin) {
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
