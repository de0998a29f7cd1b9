package ta.policy.cadence;

import java.util.ArrayList;
import java.util.List;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code DEFAULT_BELOW_MIN_TRADE}, {@code COST_NEVER_PASSES}: what the months buy passes the policy's own limits. */
public final class CadenceWarnings {

    private CadenceWarnings() {}

    public static List<PolicyError> warnings(PolicyDocument document) {
        List<PolicyError> warnings = new ArrayList<>();
        Clause monthly = document.clause("/cadence/monthly");
        monthly.at("min_trade").optionalDecimal().ifPresent(minTrade -> {
            for (Clause order : monthly.at("default_orders").elements()) {
                Clause amount = order.at("amount");
                if (amount.decimal().compareTo(minTrade) < 0) {
                    warnings.add(amount.error(
                            PolicyErrorCode.DEFAULT_BELOW_MIN_TRADE,
                            "the default order of " + DisplayText.of(amount.decimal()) + " is below the min_trade of "
                                    + DisplayText.of(minTrade) + ", so it is never placed by itself",
                            "Maybe raise it, or lower the min_trade."));
                }
            }
        });
        Clause limit = document.clause("/costs/max_cost_pct");
        Clause contribution = monthly.at("contribution");
        if (limit.isPresent() && contribution.isPresent()) {
            List<Clause> costs = new ArrayList<>(List.of(document.clause("/costs/per_order")));
            document.clause("/instruments")
                    .elements()
                    .forEach(instrument -> costs.add(instrument.at("costs").at("per_order")));
            costs.stream()
                    .filter(cost -> cost.isPresent() && isTooHigh(cost, limit, contribution))
                    .forEach(cost -> warnings.add(neverPasses(cost, limit, contribution)));
        }
        return warnings;
    }

    private static boolean isTooHigh(Clause cost, Clause limit, Clause contribution) {
        return cost.decimal().movePointRight(2).compareTo(limit.decimal().multiply(contribution.decimal())) > 0;
    }

    private static PolicyError neverPasses(Clause cost, Clause limit, Clause contribution) {
        return cost.error(
                PolicyErrorCode.COST_NEVER_PASSES,
                "an order costs " + DisplayText.of(cost.decimal()) + ", more than max_cost_pct ("
                        + DisplayText.of(limit.decimal()) + " %) of the whole contribution of "
                        + DisplayText.of(contribution.decimal()),
                "Maybe raise max_cost_pct or the contribution.");
    }
}
