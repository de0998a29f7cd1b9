package ta.rules.cadence;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import ta.rules.order.Suppression;
import ta.rules.trace.Values;
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
    public String subject() {
        return reading.order().listing().text();
    }

    @Override
    public String verdict() {
        return leftOut == null ? "KEPT" : leftOut.name();
    }

    @Override
    public Object actual() {
        return reading.sleeve() == null
                ? null
                : new Values.Fixed(reading.sleeve().weight().driftPp(), 8);
    }

    @Override
    public Object threshold() {
        return reading.sleeve() == null ? null : reading.sleeve().weight().bandPp();
    }

    /** Null if the sleeve was sold in this run: then no drift would bring the order back. */
    @Override
    public BigDecimal margin() {
        return reading.sleeve() == null || leftOut == Suppression.SOLD_IN_RUN
                ? null
                : reading.sleeve()
                        .weight()
                        .driftPp()
                        .subtract(reading.sleeve().weight().bandPp())
                        .abs();
    }
}
