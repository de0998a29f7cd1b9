package ta.policy.instruments;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;
import ta.policy.document.References;
import ta.rules.policy.Policy;

/** {@code UNKNOWN_SLEEVE}: each instrument belongs to a sleeve of the policy or to the cash park. */
public final class InstrumentSleeves {

    private InstrumentSleeves() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Set<String> known = new LinkedHashSet<>(Names.sleeves(document).keySet());
        known.add(Policy.CASH_PARK);
        return document.clause("/instruments").elements().stream()
                .flatMap(instrument ->
                        References.error(PolicyErrorCode.UNKNOWN_SLEEVE, "sleeve", instrument.at("sleeve"), known)
                                .stream())
                .toList();
    }
}
