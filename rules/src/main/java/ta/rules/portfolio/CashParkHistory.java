package ta.rules.portfolio;

import java.util.List;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Values;

/** The waves (by name) and sunset entries (by date, as written) of the cash park that are already done. */
public record CashParkHistory(List<String> wavesDeployed, List<String> sunsetsApplied) implements Fact {

    @Override
    public FactType factType() {
        return FactType.CASH_PARK_HISTORY;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("waves_deployed", wavesDeployed)
                .and("sunsets_applied", sunsetsApplied)
                .map();
    }
}
