package ta.policy.amounts;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * {@code PRECISION}: amounts of money have at most two decimals, not counting zeros at the end. Needs no valid schema.
 */
public final class MoneyDecimals {

    private static final int DECIMALS_MAX = 2;

    private MoneyDecimals() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> amounts = new ArrayList<>();
        for (String pointer : List.of(
                "/costs/per_order",
                "/cash/reserve",
                "/cash_park/staged_amount",
                "/cadence/monthly/contribution",
                "/cadence/monthly/min_trade",
                "/cadence/monthly/withdrawal/amount",
                "/cadence/monthly/withdrawal/min_trade",
                "/cadence/quarterly/min_trade")) {
            amounts.add(document.clause(pointer));
        }
        document.clause("/instruments")
                .elements()
                .forEach(instrument -> amounts.add(instrument.at("costs").at("per_order")));
        document.clause("/cash_park/waves").elements().forEach(wave -> amounts.add(wave.at("deploy")));
        document.clause("/cadence/monthly/default_orders").elements().forEach(order -> amounts.add(order.at("amount")));
        return amounts.stream()
                .filter(amount -> isTooFine(amount.node()))
                .map(MoneyDecimals::error)
                .toList();
    }

    private static boolean isTooFine(JsonNode amount) {
        return amount.isNumber() && amount.decimalValue().stripTrailingZeros().scale() > DECIMALS_MAX;
    }

    private static PolicyError error(Clause amount) {
        return amount.error(
                PolicyErrorCode.PRECISION,
                "the amount " + DisplayText.of(amount.decimal()) + " has more than 2 decimals",
                "Maybe " + DisplayText.of(amount.decimal().setScale(DECIMALS_MAX, RoundingMode.HALF_EVEN))
                        + " was meant.");
    }
}
