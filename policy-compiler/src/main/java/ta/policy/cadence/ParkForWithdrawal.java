package ta.policy.cadence;

import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code CASH_PARK_NEEDED}: only a policy with a cash park can serve withdrawals from it. */
public final class ParkForWithdrawal {

    private ParkForWithdrawal() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Clause fromPark = document.clause("/cadence/monthly/withdrawal/from_park");
        if (!fromPark.node().asBoolean(false) || document.clause("/cash_park").isPresent()) {
            return List.of();
        }
        return List.of(fromPark.error(
                PolicyErrorCode.CASH_PARK_NEEDED,
                "withdrawals are to come from the cash park first, but the policy has no \"cash_park\"",
                "Maybe add \"cash_park\", or make from_park false."));
    }
}
