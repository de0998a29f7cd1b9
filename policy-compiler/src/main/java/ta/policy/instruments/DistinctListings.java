package ta.policy.instruments;

import java.util.List;
import ta.policy.document.Duplicates;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;

/** {@code DUPLICATE}: no two instruments have the same listing. */
public final class DistinctListings {

    private DistinctListings() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        return Duplicates.errors("listing", document.clause("/instruments").elements(), Names::listing).stream()
                .map(error -> document.error(error.code(), error.pointer() + "/ticker", error.message(), error.maybe()))
                .toList();
    }
}
