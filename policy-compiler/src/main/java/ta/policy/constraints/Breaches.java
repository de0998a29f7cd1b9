package ta.policy.constraints;

import java.util.Optional;
import java.util.Set;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;

/** Judges instruments by the policy's own constraints. */
record Breaches(Clause constraints, Set<String> allowedTypes, Set<String> forbiddenIsins) {

    static Breaches of(PolicyDocument document) {
        Clause constraints = document.clause("/constraints");
        return new Breaches(
                constraints,
                Set.copyOf(constraints.at("allowed_types").texts()),
                Set.copyOf(constraints.at("forbidden_isins").texts()));
    }

    /** What the instrument breaks, as a relative clause; empty if it keeps all. */
    Optional<String> breach(Clause instrument) {
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
