package ta.rules.portfolio;

import java.math.BigDecimal;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.Values;

/** The time-weighted index of the invested sleeves, and its highest value so far. */
public record DrawdownIndex(BigDecimal peakIndex, BigDecimal index) implements Fact {

    @Override
    public Map<String, Object> values() {
        return Values.of("peak_index", peakIndex).and("index", index).map();
    }
}
