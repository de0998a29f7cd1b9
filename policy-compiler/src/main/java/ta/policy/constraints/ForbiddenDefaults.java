package ta.policy.constraints;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code FORBIDDEN_DEFAULT}: no default order buys an instrument that the constraints forbid. */
public final class ForbiddenDefaults {

    private ForbiddenDefaults() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Breaches breaches = Breaches.of(document);
        Map<String, Clause> instruments = Names.listings(document);
        List<PolicyError> errors = new ArrayList<>();
        for (Clause order : document.clause("/cadence/monthly/default_orders").elements()) {
            Clause listing = order.at("listing");
            Optional.ofNullable(instruments.get(listing.text()))
                    .flatMap(breaches::breach)
                    .map(breach -> listing.error(
                            PolicyErrorCode.FORBIDDEN_DEFAULT,
                            "the default order buys " + DisplayText.of(listing.text()) + ", " + breach,
                            "Maybe order another listing, or change the constraint."))
                    .ifPresent(errors::add);
        }
        return errors;
    }
}
