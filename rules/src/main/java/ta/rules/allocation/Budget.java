package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * An amount that a part of the run may spend, in the base currency.
 *
 * @param of what it is for, as the trace names it
 * @param parts the figures that it was calculated from, by name
 */
public record Budget(
        String of, BigDecimal amount, Map<String, Object> parts, String clause, List<? extends Fact> sources)
        implements Fact {

    @Override
    public FactType factType() {
        return FactType.BUDGET;
    }

    @Override
    public Step step() {
        return new Step(
                "allocation.budget [" + of + "]",
                "allocation",
                clause,
                "The amount to spend: the contribution, or what is left of it, limited by the cash.");
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("of", of)
                .and("amount", Figure.money(amount).fixed(2))
                .andAll(parts)
                .map();
    }
}
