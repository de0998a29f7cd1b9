package ta.policy.cadence;

import java.math.BigDecimal;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code MIN_TRADE_ABOVE_CONTRIBUTION}: the monthly contribution is enough for at least one order. */
public final class MinTrade {

    private MinTrade() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Clause monthly = document.clause("/cadence/monthly");
        if (!monthly.isPresent()) {
            return List.of();
        }
        Clause minTrade = monthly.at("min_trade");
        BigDecimal contribution = monthly.at("contribution").decimal();
        if (minTrade.decimal().compareTo(contribution) <= 0) {
            return List.of();
        }
        return List.of(minTrade.error(
                PolicyErrorCode.MIN_TRADE_ABOVE_CONTRIBUTION,
                "the monthly min_trade " + DisplayText.of(minTrade.decimal()) + " exceeds the contribution of "
                        + DisplayText.of(contribution) + ", so no month could trade",
                "Maybe lower it to " + DisplayText.of(contribution) + " or less."));
    }
}
