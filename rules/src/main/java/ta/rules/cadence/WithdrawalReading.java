package ta.rules.cadence;

import static ta.rules.json.Decimals.down2;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ta.rules.portfolio.Cash;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * The month's withdrawal and the cash for it (specification, 7.2, step 1), in the base currency.
 *
 * @param amount what the policy takes out each month
 * @param reserve cash that is left untouched
 * @param park what the cash park can still give; 0 without one
 */
public record WithdrawalReading(
        Cash cash, BigDecimal amount, BigDecimal reserve, BigDecimal park, List<? extends Fact> sources)
        implements Fact {

    private static final Step STEP = new Step(
            "cadence.withdrawal",
            "cadence",
            "/cadence/monthly/withdrawal",
            "What is still to be taken out this month.");

    /** W = max(0, amount − what was taken out this month). */
    public BigDecimal due() {
        return amount.subtract(cash.withdrawalRaisedThisMonth()).max(BigDecimal.ZERO);
    }

    /** R = DOWN2(max(0, W + reserve − cash)): what sells have to raise. */
    public BigDecimal lacking() {
        return down2(due().add(reserve).subtract(cash.cash()).max(BigDecimal.ZERO));
    }

    public boolean isParkEmpty() {
        return park.signum() <= 0;
    }

    @Override
    public FactType factType() {
        return FactType.WITHDRAWAL_READING;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("amount", Figure.money(amount))
                .and("due", Figure.money(due()))
                .and("reserve", Figure.money(reserve))
                .and("lacking", Figure.money(lacking()).fixed(2))
                .and("park", Figure.money(park))
                .map();
    }
}
