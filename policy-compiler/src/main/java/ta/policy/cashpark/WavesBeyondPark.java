package ta.policy.cashpark;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code WAVE_BEYOND_PARK}: all waves together deploy no more than is staged. */
public final class WavesBeyondPark {

    private WavesBeyondPark() {}

    public static List<PolicyError> warnings(PolicyDocument document) {
        Optional<BigDecimal> staged =
                document.clause("/cash_park/staged_amount").optionalDecimal();
        BigDecimal sum = BigDecimal.ZERO;
        for (Clause wave : document.clause("/cash_park/waves").elements()) {
            Clause deploy = wave.at("deploy");
            sum = sum.add(deploy.decimal());
            if (staged.isPresent() && sum.compareTo(staged.get()) > 0) {
                return List.of(deploy.error(
                        PolicyErrorCode.WAVE_BEYOND_PARK,
                        "the waves up to this one deploy " + DisplayText.of(sum) + ", more than the staged_amount of "
                                + DisplayText.of(staged.get()),
                        "Maybe lower it, or raise the staged_amount."));
            }
        }
        return List.of();
    }
}
