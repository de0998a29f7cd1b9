package ta.policy.instruments;

import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;
import ta.rules.portfolio.Isin;

/** {@code ISIN_CHECKSUM}: the check digit of every ISIN is right, both of instruments and of forbidden ISINs. */
public final class IsinCheckDigits {

    private IsinCheckDigits() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> isins = new ArrayList<>();
        document.clause("/instruments").elements().forEach(instrument -> isins.add(instrument.at("isin")));
        isins.addAll(document.clause("/constraints/forbidden_isins").elements());
        return isins.stream()
                .filter(isin -> isin.text().charAt(11) != Isin.checkDigit(isin.text()))
                .map(IsinCheckDigits::error)
                .toList();
    }

    private static PolicyError error(Clause isin) {
        String text = isin.text();
        char right = Isin.checkDigit(text);
        return isin.error(
                PolicyErrorCode.ISIN_CHECKSUM,
                "the check digit of " + text + " is " + text.charAt(11) + ", but its other characters give " + right,
                "Maybe " + text.substring(0, 11) + right + ", unless another character is wrong.");
    }
}
