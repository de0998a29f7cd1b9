package ta.rules.cadence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;
import ta.rules.trigger.CadenceStatus;

/** How much of something a run has at a moment, for the rules that say whether it may go on. */
public record Tally(Of of, CadenceStatus cadence, BigDecimal amount, List<? extends Fact> sources) implements Fact {

    /** What is counted: orders, sleeves, or an amount of money in the base currency. */
    public enum Of {
        ORDERS("orders of the cadence"),
        SOLD_SLEEVES("overweight sleeves that were tried"),
        SELLS("sells of the cadence"),
        WITHDRAWAL_SELLS("sells for the withdrawal"),
        WAVE_BUYS("sleeves that share a wave"),
        BUDGET("money left to spend"),
        LEFTOVER("money left after the default orders");

        private final String words;

        Of(String words) {
            this.words = words;
        }

        /** In plain words. */
        public String words() {
            return words;
        }

        private Figure figure(BigDecimal amount) {
            return this == BUDGET || this == LEFTOVER ? Figure.money(amount) : Figure.count(amount.longValueExact());
        }
    }

    public boolean isMonthly() {
        return cadence == CadenceStatus.MONTHLY;
    }

    public boolean isQuarterly() {
        return cadence == CadenceStatus.QUARTERLY;
    }

    /** An amount in the unit of what is counted. */
    public Figure figure(BigDecimal of) {
        return this.of.figure(of);
    }

    @Override
    public FactType factType() {
        return FactType.TALLY;
    }

    @Override
    public Step step() {
        return new Step("cadence.tally", "cadence", null, "What the run has so far of something that has a limit.");
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("of", of).and("amount", figure(amount)).map();
    }
}
