package ta.policy.sleeves;

import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.Duplicates;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;

/** {@code DUPLICATE}: no two sleeves have the same code. */
public final class SleeveCodes {

    private SleeveCodes() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> codes = document.clause("/sleeves").elements().stream()
                .map(sleeve -> sleeve.at("code"))
                .toList();
        return Duplicates.errors("sleeve", codes, Clause::text);
    }
}
