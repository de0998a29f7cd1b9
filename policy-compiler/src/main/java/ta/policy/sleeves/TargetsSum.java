package ta.policy.sleeves;

import java.math.BigDecimal;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code TARGETS_SUM}: the target weights sum to exactly 1. */
public final class TargetsSum {

    private TargetsSum() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Clause sleeves = document.clause("/sleeves");
        BigDecimal sum = sleeves.elements().stream()
                .map(sleeve -> sleeve.at("target_weight").decimal())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal lacking = BigDecimal.ONE.subtract(sum);
        if (lacking.signum() == 0) {
            return List.of();
        }
        String change = (lacking.signum() > 0 ? "raise" : "lower") + " one target by " + DisplayText.of(lacking.abs());
        return List.of(sleeves.error(
                PolicyErrorCode.TARGETS_SUM,
                "target weights sum to " + DisplayText.of(sum) + ", not 1",
                "Maybe " + change + "."));
    }
}
