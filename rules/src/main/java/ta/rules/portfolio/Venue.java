package ta.rules.portfolio;

import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Values;

/** Whether a venue is open at the time of the run; a venue that the snapshot does not name is closed. */
public record Venue(String mic, boolean open) implements Fact {

    @Override
    public FactType factType() {
        return FactType.VENUE;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("mic", mic).and("open", open).map();
    }
}
