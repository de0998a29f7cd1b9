package ta.rules.portfolio;

import java.math.BigDecimal;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/**
 * The portfolio's cash, and how much of this month's contribution is already deployed, both in the base currency. The
 * month is that of the policy's time zone.
 */
public record Cash(BigDecimal cash, BigDecimal contributionDeployedThisMonth) implements Fact {

    @Override
    public FactType factType() {
        return FactType.CASH;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("cash", Figure.money(cash))
                .and("contribution_deployed_this_month", Figure.money(contributionDeployedThisMonth))
                .map();
    }
}
