package ta.policy.sleeves;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code EMPTY_SLEEVE}: each sleeve with a target above 0 has an instrument. */
public final class EmptySleeves {

    private EmptySleeves() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Set<String> filled = document.clause("/instruments").elements().stream()
                .map(instrument -> instrument.at("sleeve").text())
                .collect(Collectors.toSet());
        return document.clause("/sleeves").elements().stream()
                .filter(sleeve -> sleeve.at("target_weight").decimal().signum() > 0)
                .filter(sleeve -> !filled.contains(sleeve.at("code").text()))
                .map(EmptySleeves::error)
                .toList();
    }

    private static PolicyError error(Clause sleeve) {
        String code = DisplayText.of(sleeve.at("code").text());
        String target = DisplayText.of(sleeve.at("target_weight").decimal());
        return sleeve.error(
                PolicyErrorCode.EMPTY_SLEEVE,
                "the sleeve " + code + " has a target of " + target + ", but no instrument",
                "Maybe an instrument lacks \"sleeve\": " + code + ", or the target should be 0.");
    }
}
