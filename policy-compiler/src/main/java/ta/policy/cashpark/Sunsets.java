package ta.policy.cashpark;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code DUPLICATE}, {@code SUNSET_ORDER}: each sunset entry has a later date than the one before it. */
public final class Sunsets {

    private Sunsets() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> entries = document.clause("/cash_park/sunset").elements();
        List<PolicyError> errors = new ArrayList<>();
        for (int i = 1; i < entries.size(); i++) {
            Clause date = entries.get(i).at("date");
            Clause before = entries.get(i - 1).at("date");
            int order = LocalDate.parse(date.text()).compareTo(LocalDate.parse(before.text()));
            if (order == 0) {
                errors.add(date.error(
                        PolicyErrorCode.DUPLICATE,
                        "the sunset " + date.text() + " is repeated; the first is on line " + before.line()));
            } else if (order < 0) {
                errors.add(date.error(
                        PolicyErrorCode.SUNSET_ORDER,
                        "the date " + date.text() + " is before " + before.text() + ", that of the entry before",
                        "Maybe sort the entries by their date."));
            }
        }
        return errors;
    }
}
