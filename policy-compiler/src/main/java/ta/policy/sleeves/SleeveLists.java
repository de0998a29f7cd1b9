package ta.policy.sleeves;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.Duplicates;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;
import ta.policy.document.References;

/**
 * {@code DUPLICATE}, {@code UNKNOWN_SLEEVE}: a list of sleeves names each at most once, and only sleeves that exist.
 */
public final class SleeveLists {

    private SleeveLists() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> lists = new ArrayList<>(List.of(document.clause("/cadence/quarterly/priority_sleeves")));
        document.clause("/cash_park/waves").elements().forEach(wave -> lists.add(wave.at("sleeves")));
        document.clause("/cash_park/sunset").elements().forEach(entry -> lists.add(entry.at("sleeves")));
        document.clause("/guards").elements().forEach(guard -> lists.add(guard.at("sleeves")));
        Collection<String> known = Names.sleeves(document).keySet();
        List<PolicyError> errors = new ArrayList<>();
        for (Clause list : lists) {
            errors.addAll(Duplicates.errors("sleeve", list.elements(), Clause::text));
            for (Clause element : list.elements()) {
                References.error(PolicyErrorCode.UNKNOWN_SLEEVE, "sleeve", element, known)
                        .ifPresent(errors::add);
            }
        }
        return errors;
    }
}
