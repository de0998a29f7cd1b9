package ta.rules.allocation;

import java.math.BigDecimal;
import ta.rules.policy.Policy;
import ta.rules.trigger.CadenceStatus;

/** The limits that the effective cadence, monthly or quarterly, sets for its orders. */
public record CadenceTerms(CadenceStatus cadence, int maxOrders, BigDecimal minTrade, int maxSells) {

    static CadenceTerms of(Policy policy, CadenceStatus cadence) {
        return switch (cadence) {
            case MONTHLY -> {
                Policy.Monthly monthly = policy.cadence().monthly().orElseThrow();
                yield new CadenceTerms(cadence, monthly.maxOrders(), monthly.minTrade(), 0);
            }
            case QUARTERLY -> {
                Policy.Quarterly quarterly = policy.cadence().quarterly().orElseThrow();
                yield new CadenceTerms(cadence, quarterly.maxOrders(), quarterly.minTrade(), quarterly.maxSells());
            }
            case REVIEW -> throw new IllegalArgumentException("a review has no orders");
        };
    }
}
