package ta.policy.constraints;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code SLEEVE_UNBUYABLE}: a sleeve with a target has an instrument that the policy's own constraints allow. */
public final class UnbuyableSleeves {

    private UnbuyableSleeves() {}

    public static List<PolicyError> warnings(PolicyDocument document) {
        Breaches breaches = Breaches.of(document);
        Map<String, List<Clause>> instruments = new LinkedHashMap<>();
        for (Clause instrument : document.clause("/instruments").elements()) {
            instruments
                    .computeIfAbsent(instrument.at("sleeve").text(), code -> new ArrayList<>())
                    .add(instrument);
        }
        List<PolicyError> warnings = new ArrayList<>();
        for (Clause sleeve : document.clause("/sleeves").elements()) {
            String code = sleeve.at("code").text();
            List<Clause> own = instruments.getOrDefault(code, List.of());
            boolean unbuyable = !own.isEmpty()
                    && own.stream()
                            .allMatch(instrument -> breaches.breach(instrument).isPresent());
            if (unbuyable && sleeve.at("target_weight").decimal().signum() > 0) {
                warnings.add(sleeve.error(
                        PolicyErrorCode.SLEEVE_UNBUYABLE,
                        "the sleeve " + DisplayText.of(code) + " can never be bought: "
                                + DisplayText.of(Names.listing(own.get(0))) + " is one "
                                + breaches.breach(own.get(0)).orElseThrow()
                                + (own.size() == 1 ? "" : ", and the others break a constraint too"),
                        "Maybe add an instrument that keeps the constraints, or change them."));
            }
        }
        return warnings;
    }
}
