package ta.policy.constraints;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Clause constraints = document.clause("/constraints");
        Map<String, Clause> instruments = Names.listings(document);
        Set<String> types = Set.copyOf(constraints.at("allowed_types").texts());
        Set<String> isins = Set.copyOf(constraints.at("forbidden_isins").texts());
        List<PolicyError> errors = new ArrayList<>();
        for (Clause order : document.clause("/cadence/monthly/default_orders").elements()) {
            Clause listing = order.at("listing");
            Optional.ofNullable(instruments.get(listing.text()))
                    .flatMap(instrument -> breach(constraints, types, isins, instrument))
                    .map(breach -> listing.error(
                            PolicyErrorCode.FORBIDDEN_DEFAULT,
                            "the default order buys " + DisplayText.of(listing.text()) + ", " + breach,
                            "Maybe order another listing, or change the constraint."))
                    .ifPresent(errors::add);
        }
        return errors;
    }

    private static Optional<String> breach(
            Clause constraints, Set<String> allowedTypes, Set<String> forbiddenIsins, Clause instrument) {
        Clause types = constraints.at("allowed_types");
        String type = instrument.at("type").text();
        if (types.isPresent() && !allowedTypes.contains(type)) {
            return Optional.of("whose type " + DisplayText.of(type) + " is not among the allowed_types (line "
                    + types.line() + ")");
        }
        Clause accumulating = constraints.at("accumulating_only");
        String distribution = instrument.at("distribution").text();
        if (accumulating.node().asBoolean() && !distribution.equals("accumulating")) {
            return Optional.of(
                    "which is " + distribution + ", against accumulating_only (line " + accumulating.line() + ")");
        }
        String isin = instrument.at("isin").text();
        if (forbiddenIsins.contains(isin)) {
            int line = constraints.at("forbidden_isins").line();
            return Optional.of("whose ISIN " + isin + " is among the forbidden_isins (line " + line + ")");
        }
        return Optional.empty();
    }
}
