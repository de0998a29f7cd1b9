package ta.rules.portfolio;

import java.util.Map;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Values;

/**
 * A listing that belongs to the portfolio, held or not; {@code sleeve} may be {@code cash_park} or {@code unassigned}.
 */
public record Constituent(
        ListingId listing,
        String isin,
        String sleeve,
        String type,
        String distribution,
        String currency,
        String quoteUnit,
        boolean monitored,
        boolean tradable)
        implements Fact {

    public static final String ACCUMULATING = "accumulating";

    @Override
    public FactType factType() {
        return FactType.CONSTITUENT;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", listing)
                .and("isin", isin)
                .and("sleeve", sleeve)
                .and("type", type)
                .and("distribution", distribution)
                .and("currency", currency)
                .and("quote_unit", quoteUnit)
                .and("monitored", monitored)
                .and("tradable", tradable)
                .map();
    }
}
