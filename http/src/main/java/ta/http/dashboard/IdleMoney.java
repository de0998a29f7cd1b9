package ta.http.dashboard;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.rules.json.Decimals;
import ta.rules.policy.Policy;
import ta.rules.portfolio.CashParkHistory;

/**
 * Money that no rule of a policy will put to work, by sections 6 and 7 of the decision specification. It says no more than is certain:
 * what a wave may still deploy counts as deployed, though the wave may never come.
 */
final class IdleMoney {

    /**
     * One sum of it.
     *
     * @param always no rule ever deploys it; else only while as much is paid in each month as a month deploys
     * @param clause JSON pointer of what keeps it; none where it is the lack of a clause
     */
    record Sum(BigDecimal amount, boolean always, String why, Optional<String> clause) {}

    private final Policy policy;
    private final List<Sum> sums = new ArrayList<>();

    private IdleMoney(Policy policy) {
        this.policy = policy;
    }

    /**
     * The sums that are not 0, in base currency.
     *
     * @param cash counts as 0 when it is overdrawn
     * @param cashPark what the park's listing is worth
     * @param unassigned what is held and is in none of the policy's sleeves
     * @param history the waves and sunsets that are done
     */
    static List<Sum> of(
            Policy policy, BigDecimal cash, BigDecimal cashPark, BigDecimal unassigned, CashParkHistory history) {
        IdleMoney idle = new IdleMoney(policy);
        idle.cash(cash.max(BigDecimal.ZERO));
        policy.cashPark().ifPresent(park -> idle.cashPark(park, cashPark, history));
        idle.add(
                unassigned,
                true,
                "You hold this, and it is in no sleeve of your policy: no rule sells it.",
                Optional.of("/instruments"));
        return idle.sums;
    }

    private void cash(BigDecimal cash) {
        if (policy.cadence().monthly().isEmpty()) {
            add(
                    cash,
                    true,
                    "Your policy has no monthly allocation, and nothing else buys with cash.",
                    Optional.empty());
            return;
        }
        BigDecimal reserve = cash.min(policy.cashReserve());
        add(reserve, true, "Your policy keeps this much cash as a reserve.", Optional.of("/cash/reserve"));
        Policy.Monthly monthly = policy.cadence().monthly().get();
        if (monthly.deploy() == Policy.Deploy.CONTRIBUTION) {
            boolean never = monthly.contribution().signum() == 0;
            add(
                    cash.subtract(reserve).subtract(monthly.contribution()),
                    never,
                    never
                            ? "Your policy deploys a contribution each month, and the contribution is 0."
                            : "Your policy deploys one contribution a month at most. This is beyond it, and stays for as"
                                    + " long as you pay in as much each month.",
                    Optional.of("/cadence/monthly/contribution"));
        }
    }

    /**
     * The sunsets take their fractions first and the waves their amounts then, which is the order that leaves least; each pays a
     * fee for the sale of the park's units.
     */
    private void cashPark(Policy.CashPark park, BigDecimal value, CashParkHistory history) {
        BigDecimal fee = policy.costs().perOrder();
        BigDecimal left = value;
        for (Policy.Sunset sunset : park.sunset()) {
            if (!history.sunsetsApplied().contains(sunset.date().toString()) && isBuyable(sunset.sleeves())) {
                left = left.subtract(fee)
                        .max(BigDecimal.ZERO)
                        .multiply(BigDecimal.ONE.subtract(sunset.deployFraction()));
            }
        }
        for (Policy.Wave wave : park.waves()) {
            if (!history.wavesDeployed().contains(wave.name()) && isBuyable(wave.sleeves())) {
                left = left.subtract(fee).subtract(wave.deploy()).max(BigDecimal.ZERO);
            }
        }
        add(
                left,
                true,
                "This stays in your cash park even when every wave that is left has fired and every sunset that is left is over.",
                Optional.of("/cash_park"));
    }

    /** What has no target is never bought. */
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
