package ta.rules.portfolio;

import java.math.BigDecimal;
import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/** Units of a listing that are held, zero or more. */
public record Holding(ListingId listing, BigDecimal units, boolean tradedSincePrevious) implements Fact {

    @Override
    public FactType factType() {
        return FactType.HOLDING;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", listing)
                .and("units", Figure.units(units))
                .and("traded_since_previous", tradedSincePrevious)
                .map();
    }
}
