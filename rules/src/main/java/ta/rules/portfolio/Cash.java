package ta.rules.portfolio;

import java.math.BigDecimal;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/**
 * The portfolio's cash and what the month has seen of it so far, in the base currency. The month is that of the
 * policy's time zone.
 *
 * @param contributionDeployedThisMonth how much of this month's contribution is invested already
 * @param contributionCarriedOver what former months left of theirs
 * @param withdrawalRaisedThisMonth what was taken out of the portfolio
 */
public record Cash(
        BigDecimal cash,
        BigDecimal contributionDeployedThisMonth,
        BigDecimal contributionCarriedOver,
        BigDecimal withdrawalRaisedThisMonth)
        implements Fact {

    @Override
    public FactType factType() {
        return FactType.CASH;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("cash", Figure.money(cash))
                .and("contribution_deployed_this_month", Figure.money(contributionDeployedThisMonth))
                .and("contribution_carried_over", Figure.money(contributionCarriedOver))
                .and("withdrawal_raised_this_month", Figure.money(withdrawalRaisedThisMonth))
                .map();
    }
}
