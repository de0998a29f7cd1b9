package ta.http.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.rules.json.Decimals;
import ta.rules.order.OrderCosts;
import ta.rules.order.Side;
import ta.rules.policy.Policy;
import ta.rules.portfolio.CashParkHistory;

/**
 * Money that no rule of the policy will invest (decision specification, sections 6 and 7). It counts only what is
 * certain: money that a wave could still invest is not idle, although the wave may never fire.
 */
final class IdleMoney {

    /**
     * An amount and the reason why it stays idle.
     *
     * @param always true if no rule ever invests it; false if it stays idle only while monthly payments cover what a
     *     month invests
     * @param clause JSON pointer of the clause that keeps it; empty if a missing clause is the reason
     */
    record Sum(BigDecimal amount, boolean always, String why, Optional<String> clause) {}

    private final Policy policy;
    private final List<Sum> sums = new ArrayList<>();

    private IdleMoney(Policy policy) {
        this.policy = policy;
    }

    /**
     * The idle amounts above 0, in the base currency.
     *
     * @param cash the balance; counts as 0 if overdrawn
     * @param cashPark value of the cash park
     * @param unassigned value of holdings in no sleeve of the policy
     * @param history the waves and sunsets that were executed
     */
    static List<Sum> of(
            Policy policy, BigDecimal cash, BigDecimal cashPark, BigDecimal unassigned, CashParkHistory history) {
        IdleMoney idle = new IdleMoney(policy);
        idle.cash(cash.max(BigDecimal.ZERO));
        policy.cashPark().ifPresent(park -> idle.cashPark(park, cashPark, history));
        idle.add(
                unassigned,
                true,
                "You hold this outside the sleeves of your policy, and no rule sells it.",
                Optional.of("/instruments"));
        return idle.sums;
    }

    private void cash(BigDecimal cash) {
        if (policy.cadence().contribution().isEmpty()) {
            add(
                    cash,
                    policy.cadence().withdrawal().isEmpty(),
                    policy.cadence().withdrawal().isEmpty()
                            ? "Your policy has no monthly contribution, and nothing else buys with cash."
                            : "Your policy buys nothing with cash; it waits for your withdrawals.",
                    Optional.empty());
            return;
        }
        BigDecimal reserve = cash.min(policy.cashReserve());
        add(reserve, true, "Your policy keeps this much cash as a reserve.", Optional.of("/cash/reserve"));
        Policy.Contribution monthly = policy.cadence().contribution().get();
        if (monthly.deploy() == Policy.Deploy.CONTRIBUTION) {
            boolean never = monthly.amount().signum() == 0;
            add(
                    cash.subtract(reserve).subtract(monthly.amount()),
                    never,
                    never
                            ? "Your policy invests a contribution each month, and the contribution is 0."
                            : "Your policy invests at most one contribution a month. This is more than that, and stays"
                                    + " for as long as you pay in as much each month.",
                    Optional.of("/cadence/monthly/contribution"));
        }
    }

    /**
     * Applies the remaining sunsets first and the remaining waves after them, the order that leaves the least. Each of
     * them pays the costs of one sale of the cash park's units.
     */
    private void cashPark(Policy.CashPark park, BigDecimal value, CashParkHistory history) {
        OrderCosts costs = policy.orderCosts(park.listing());
        BigDecimal left = value;
        for (Policy.Sunset sunset : park.sunset()) {
            if (!history.sunsetsApplied().contains(sunset.date().toString()) && isBuyable(sunset.sleeves())) {
                left = afterSale(left, costs).multiply(BigDecimal.ONE.subtract(sunset.deployFraction()));
            }
        }
        for (Policy.Wave wave : park.waves()) {
            if (!history.wavesDeployed().contains(wave.name()) && isBuyable(wave.sleeves())) {
                left = afterSale(left, costs).subtract(wave.deploy()).max(BigDecimal.ZERO);
            }
        }
        add(
                left,
                true,
                "This stays in your cash park even after every remaining wave and sunset.",
                Optional.of("/cash_park"));
    }

    private static BigDecimal afterSale(BigDecimal value, OrderCosts costs) {
        return value.subtract(costs.of(Side.SELL, Decimals.even2(value))).max(BigDecimal.ZERO);
    }

    /** Whether one of the sleeves has a target above 0; others are never bought. */
    private boolean isBuyable(List<String> sleeves) {
        return sleeves.stream()
                .anyMatch(code -> policy.sleeve(code).targetWeight().signum() > 0);
    }

    private void add(BigDecimal amount, boolean always, String why, Optional<String> clause) {
        BigDecimal pennies = Decimals.down2(amount);
        if (pennies.signum() > 0) {
            sums.add(new Sum(pennies, always, why, clause));
        }
    }
}
