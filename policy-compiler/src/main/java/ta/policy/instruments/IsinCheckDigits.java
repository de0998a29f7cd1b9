package ta.policy.instruments;

import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code ISIN_CHECKSUM}: the check digit of every ISIN is right, both of instruments and of forbidden ISINs. */
public final class IsinCheckDigits {

    private IsinCheckDigits() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> isins = new ArrayList<>();
        document.clause("/instruments").elements().forEach(instrument -> isins.add(instrument.at("isin")));
        isins.addAll(document.clause("/constraints/forbidden_isins").elements());
        return isins.stream()
                .filter(isin -> isin.text().charAt(11) != checkDigit(isin.text()))
                .map(IsinCheckDigits::error)
                .toList();
    }

    private static PolicyError error(Clause isin) {
        String text = isin.text();
        char right = checkDigit(text);
        return isin.error(
                PolicyErrorCode.ISIN_CHECKSUM,
                "the check digit of " + text + " is " + text.charAt(11) + ", but its other characters give " + right,
                "Maybe " + text.substring(0, 11) + right + ", unless another character is wrong.");
    }

    /**
     * The twelfth character by ISO 6166: letters become two digits (A = 10), then the Luhn sum is made a multiple of
     * 10.
     */
    static char checkDigit(String isin) {
        StringBuilder digits = new StringBuilder();
        isin.substring(0, 11).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        int sum = 0;
        boolean twice = true;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int weighted = twice ? digit * 2 : digit;
            sum += weighted / 10 + weighted % 10;
            twice = !twice;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }
}
