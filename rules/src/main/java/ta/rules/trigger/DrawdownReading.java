package ta.rules.trigger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.json.Decimals;
import ta.rules.portfolio.DrawdownIndex;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Step;
import ta.rules.trace.Values;

/**
 * How far the index stands below its peak, as a fraction: EVEN10(1 − index / peak), and 0 without an index.
 *
 * @param index null when the snapshot has none
 */
public record DrawdownReading(@Nullable DrawdownIndex index, BigDecimal drawdown) implements Fact {

    private static final Step STEP =
            new Step("trigger.drawdown", "trigger", null, "The distance of the index from its peak.");

    public static DrawdownReading of(@Nullable DrawdownIndex index) {
        return new DrawdownReading(
                index,
                index == null
                        ? Decimals.even10(BigDecimal.ZERO)
                        : Decimals.even10(index.peakIndex().subtract(index.index()), index.peakIndex()));
    }

    @Override
    public FactType factType() {
        return FactType.DRAWDOWN_READING;
    }

    @Override
    public Step step() {
        return STEP;
    }

    @Override
    public List<? extends Fact> sources() {
        return index == null ? List.of() : List.of(index);
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("drawdown", Figure.share(drawdown).fixed(10)).map();
    }
}
