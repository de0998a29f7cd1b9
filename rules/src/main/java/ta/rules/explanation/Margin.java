package ta.rules.explanation;

import java.math.BigDecimal;

/**
 * How far something is from turning out the other way.
 *
 * @param amount never negative
 */
public record Margin(BigDecimal amount, Unit unit) {

    /** What an amount is counted in. */
    public enum Unit {
        /** The base currency. */
        MONEY,
        PERCENT,
        /** Percentage points of a weight or a drawdown. */
        POINTS,
        DAYS
    }
}
