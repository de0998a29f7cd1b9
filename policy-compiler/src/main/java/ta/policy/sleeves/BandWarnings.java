package ta.policy.sleeves;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * {@code BAND_NEVER_UNDER}, {@code PRIORITY_UNUSED}, {@code BAND_UNUSED}: a sleeve can fall below its band, and each
 * band is some sleeve's.
 */
public final class BandWarnings {

    private BandWarnings() {}

    public static List<PolicyError> warnings(PolicyDocument document) {
        List<PolicyError> warnings = new ArrayList<>();
        for (Clause sleeve : document.clause("/sleeves").elements()) {
            if (sleeve.at("target_weight").decimal().signum() > 0 && isNeverUnder(document, sleeve)) {
                Clause band = sleeve.at("drift_band");
                warnings.add(band.error(
                        PolicyErrorCode.BAND_NEVER_UNDER,
                        "the band " + DisplayText.of(band.text()) + " is as wide as the target of the sleeve "
                                + DisplayText.of(sleeve.at("code").text()) + ", so it can never be underweight",
                        "Maybe give it a narrower band."));
            }
        }
        Map<String, Clause> sleeves = Names.sleeves(document);
        for (Clause element :
                document.clause("/cadence/quarterly/priority_sleeves").elements()) {
            Optional.ofNullable(sleeves.get(element.text()))
                    .filter(sleeve -> isNeverUnder(document, sleeve))
                    .ifPresent(sleeve -> warnings.add(element.error(
                            PolicyErrorCode.PRIORITY_UNUSED,
                            "the sleeve " + DisplayText.of(element.text())
                                    + " can never be underweight, so its priority decides nothing",
                            "Maybe leave it out, or give it a narrower band.")));
        }
        Set<String> used = document.clause("/sleeves").elements().stream()
                .map(sleeve -> sleeve.at("drift_band").text())
                .collect(Collectors.toSet());
        for (Clause band : document.clause("/drift_bands").members()) {
            String name = band.pointer().substring("/drift_bands/".length());
            if (!used.contains(name)) {
                warnings.add(band.error(
                        PolicyErrorCode.BAND_UNUSED,
                        "no sleeve has the drift band " + DisplayText.of(name),
                        "Maybe leave it out."));
            }
        }
        return warnings;
    }

    private static boolean isNeverUnder(PolicyDocument document, Clause sleeve) {
        BigDecimal target = sleeve.at("target_weight").decimal();
        Clause band = document.clause("/drift_bands").at(sleeve.at("drift_band").text());
        return Stream.of(
                        band.at("absolute_pp").optionalDecimal(),
                        band.at("relative_pct").optionalDecimal().map(target::multiply))
                .flatMap(Optional::stream)
                .min(BigDecimal::compareTo)
                .filter(points -> points.compareTo(target.movePointRight(2)) >= 0)
                .isPresent();
    }
}
