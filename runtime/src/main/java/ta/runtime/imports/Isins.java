package ta.runtime.imports;

import java.util.regex.Pattern;
import ta.rules.portfolio.Isin;
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
        char right = Isin.checkDigit(text);
        if (text.charAt(11) != right) {
            throw new BadCellException(
                    "BAD_ISIN",
                    "is not an ISIN: the check digit of " + text + " would be " + right,
                    "Maybe " + text.substring(0, 11) + right + ", unless another character is wrong.");
        }
        return text;
    }
}
