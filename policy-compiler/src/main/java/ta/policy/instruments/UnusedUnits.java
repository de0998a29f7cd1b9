package ta.policy.instruments;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * {@code UNIT_UNUSED}: each quote unit is needed by an instrument's currency, or to recognise a price in another unit.
 */
public final class UnusedUnits {

    private UnusedUnits() {}

    public static List<PolicyError> warnings(PolicyDocument document) {
        if (document.clause("/data_quality/checks/currency_mismatch").isPresent()) {
            return List.of();
        }
        Set<String> currencies = new HashSet<>();
        document.clause("/instruments")
                .elements()
                .forEach(instrument -> currencies.add(instrument.at("currency").text()));
        List<PolicyError> warnings = new ArrayList<>();
        for (Clause unit : document.clause("/quote_units").members()) {
            if (!currencies.contains(unit.at("currency").text())) {
                warnings.add(unit.error(
                        PolicyErrorCode.UNIT_UNUSED,
                        "no instrument is in " + unit.at("currency").text() + ", the currency of this unit",
                        "Maybe leave it out."));
            }
        }
        return warnings;
    }
}
