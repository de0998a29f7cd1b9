package ta.rules.portfolio;

import java.math.BigDecimal;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/** The time-weighted index of the invested sleeves, and its highest value so far. */
public record DrawdownIndex(BigDecimal peakIndex, BigDecimal index) implements Fact {

    @Override
    public FactType factType() {
        return FactType.DRAWDOWN_INDEX;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("peak_index", Figure.index(peakIndex))
                .and("index", Figure.index(index))
                .map();
    }
}
