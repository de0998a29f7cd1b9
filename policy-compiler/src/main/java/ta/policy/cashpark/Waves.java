package ta.policy.cashpark;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.Duplicates;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * {@code DUPLICATE}, {@code WAVES_ORDER}: names of waves are unique, and each wave has a larger drawdown than the last.
 */
public final class Waves {

    private Waves() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> waves = document.clause("/cash_park/waves").elements();
        List<Clause> names = waves.stream().map(wave -> wave.at("name")).toList();
        List<PolicyError> errors = new ArrayList<>(Duplicates.errors("wave", names, Clause::text));
        for (int i = 1; i < waves.size(); i++) {
            Clause drawdown = waves.get(i).at("drawdown_at_least");
            BigDecimal before = waves.get(i - 1).at("drawdown_at_least").decimal();
            if (drawdown.decimal().compareTo(before) <= 0) {
                errors.add(drawdown.error(
                        PolicyErrorCode.WAVES_ORDER,
                        "the drawdown " + DisplayText.of(drawdown.decimal()) + " is not above " + DisplayText.of(before)
                                + ", that of the wave before",
                        "Maybe sort the waves by their drawdown."));
            }
        }
        return errors;
    }
}
