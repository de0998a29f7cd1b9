package ta.rules.cadence;

import org.jspecify.annotations.Nullable;
import ta.rules.order.Suppression;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Verdict;

/**
 * Whether a default order takes part in this run.
 *
 * @param leftOut why it does not; null if it does
 */
public record DefaultOrderVerdict(
        DefaultOrderReading reading,
        @Nullable Suppression leftOut,
        @Nullable String clause) implements Verdict {

    @Override
    public FactType factType() {
        return FactType.DEFAULT_ORDER_VERDICT;
    }

    @Override
    public String subject() {
        return reading.order().listing().text();
    }

    @Override
    public String verdict() {
        return leftOut == null ? "KEPT" : leftOut.name();
    }

    @Override
    public @Nullable Figure actual() {
        return reading.sleeve() == null
                ? null
                : Figure.points(reading.sleeve().weight().driftPp()).fixed(8);
    }

    @Override
    public @Nullable Figure threshold() {
        return reading.sleeve() == null
                ? null
                : Figure.points(reading.sleeve().weight().bandPp());
    }

    /** Null if the sleeve was sold in this run: then no drift would bring the order back. */
    @Override
    public @Nullable Figure margin() {
        return leftOut == Suppression.SOLD_IN_RUN ? null : Figure.distance(actual(), threshold());
    }
}
