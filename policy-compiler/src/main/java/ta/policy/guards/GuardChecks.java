package ta.policy.guards;

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
 * {@code DUPLICATE}, {@code UNKNOWN_LISTING}: guards have names of their own and name each listing once, and only
 * instruments of the policy. Their sleeves are checked with all other lists of sleeves.
 */
public final class GuardChecks {

    private GuardChecks() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> guards = document.clause("/guards").elements();
        List<PolicyError> errors = new ArrayList<>(Duplicates.errors(
                "guard", guards.stream().map(guard -> guard.at("name")).toList(), Clause::text));
        Collection<String> known = Names.listings(document).keySet();
        for (Clause guard : guards) {
            List<Clause> listings = guard.at("listings").elements();
            errors.addAll(Duplicates.errors("listing", listings, Clause::text));
            for (Clause listing : listings) {
                References.error(PolicyErrorCode.UNKNOWN_LISTING, "instrument", listing, known)
                        .ifPresent(errors::add);
            }
        }
        return errors;
    }
}
