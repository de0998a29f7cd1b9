package ta.rules.allocation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ta.rules.policy.Policy;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * What a sleeve lacks to its target once the budget is invested: target × basis − value, in the base currency. Negative
 * for a sleeve above its target.
 *
 * @param target a fraction of one
 * @param basis T at the start of the allocation, plus its budget, or less what is to be raised
 * @param value V′, the sleeve's value after the orders placed so far
 */
public record Gap(String sleeve, BigDecimal target, BigDecimal basis, BigDecimal value, List<? extends Fact> sources)
        implements Fact {

    /**
     * @param of what is invested or raised
     */
    static Gap of(Policy.Sleeve sleeve, BigDecimal basis, WorkingBook book, Fact of) {
        return new Gap(sleeve.code(), sleeve.targetWeight(), basis, book.value(sleeve.code()), book.sourcesAnd(of));
    }

    public BigDecimal amount() {
        return target.multiply(basis).subtract(value);
    }

    public boolean isOpen() {
        return amount().signum() > 0;
    }

    @Override
    public FactType factType() {
        return FactType.GAP;
    }

    @Override
    public Step step() {
        return new Step(
                "allocation.gap [" + sleeve + "]",
                "allocation",
                null,
                "The amount that a sleeve lacks to its target after the budget is invested.");
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("sleeve", sleeve)
                .and("target", Figure.share(target))
                .and("basis", Figure.money(basis))
                .and("value", Figure.money(value))
                .and("gap", Figure.money(amount()))
                .map();
    }
}
