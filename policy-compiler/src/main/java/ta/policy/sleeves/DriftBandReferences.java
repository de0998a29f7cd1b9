package ta.policy.sleeves;

import java.util.List;
import java.util.Set;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;
import ta.policy.document.References;

/** {@code UNKNOWN_BAND}: the drift band of each sleeve is defined in {@code drift_bands}. */
public final class DriftBandReferences {

    private DriftBandReferences() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Set<String> bands = Names.bands(document);
        return document.clause("/sleeves").elements().stream()
                .flatMap(sleeve ->
                        References.error(PolicyErrorCode.UNKNOWN_BAND, "drift band", sleeve.at("drift_band"), bands)
                                .stream())
                .toList();
    }
}
