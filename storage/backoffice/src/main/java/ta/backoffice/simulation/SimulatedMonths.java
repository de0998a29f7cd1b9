package ta.backoffice.simulation;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import ta.backoffice.advice.MonthlyMoney;
import ta.rules.policy.Policy;

/** What was paid in, invested and taken out in each month of a simulation. */
final class SimulatedMonths {

    private final Policy policy;
    private final YearMonth first;
    private final Map<YearMonth, BigDecimal> paidIn = new HashMap<>();
    private final Map<YearMonth, BigDecimal> deployed = new HashMap<>();
    private final Map<YearMonth, BigDecimal> withdrawn = new HashMap<>();

    SimulatedMonths(Policy policy, YearMonth first) {
        this.policy = policy;
        this.first = first;
    }

    void paidIn(YearMonth month, BigDecimal amount) {
        paidIn.merge(month, amount, BigDecimal::add);
    }

    /**
     * @param month of the run
     * @param paid for a BUY, below 0 for a SELL
     */
    void deployed(YearMonth month, BigDecimal paid) {
        deployed.merge(month, paid, BigDecimal::add);
    }

    void withdrawn(YearMonth month, BigDecimal amount) {
        withdrawn.merge(month, amount, BigDecimal::add);
    }

    BigDecimal deployed(YearMonth month) {
        return deployed.getOrDefault(month, BigDecimal.ZERO).max(BigDecimal.ZERO);
    }

    BigDecimal withdrawn(YearMonth month) {
        return withdrawn.getOrDefault(month, BigDecimal.ZERO);
    }

    /** The first month before the last one in which less than the policy's withdrawal was paid out. */
    Optional<YearMonth> firstShort(YearMonth from, YearMonth last) {
        BigDecimal amount =
                policy.cadence().withdrawal().map(Policy.Withdrawal::amount).orElse(BigDecimal.ZERO);
        for (YearMonth month = from; month.isBefore(last); month = month.plusMonths(1)) {
            if (withdrawn(month).compareTo(amount) < 0) {
                return Optional.of(month);
            }
        }
        return Optional.empty();
    }

    /** What the months before left; 0 unless the policy carries it over. */
    BigDecimal carriedOver(YearMonth now, BigDecimal cash) {
        Policy.Contribution contribution = policy.cadence().contribution().orElse(null);
        if (contribution == null || contribution.deploy() != Policy.Deploy.CARRY_OVER) {
            return BigDecimal.ZERO;
        }
        return MonthlyMoney.carriedOver(
                now,
                cash,
                month -> month.isBefore(first)
                        ? Optional.empty()
                        : Optional.of(new MonthlyMoney.Month(
                                contribution.amount(), deployed(month), paidIn.getOrDefault(month, BigDecimal.ZERO))));
    }
}
