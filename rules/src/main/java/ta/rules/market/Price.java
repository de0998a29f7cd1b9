package ta.rules.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/**
 * A price as it was observed, in its own quote unit.
 *
 * @param ageSessions how many sessions of the venue have closed after the price's own
 * @param previous the price that checks compare it with; null if there is none
 * @param unchangedSessions how many sessions in a row the close has been the same
 */
public record Price(
        ListingId listing,
        PriceKind kind,
        BigDecimal price,
        String currency,
        String quoteUnit,
        Instant asOf,
        String source,
        BigDecimal ageSessions,
        @Nullable Previous previous,
        boolean corporateActionSincePrevious,
        BigDecimal unchangedSessions)
        implements Fact {

    public record Previous(BigDecimal price, String quoteUnit) {}

    @Override
    public FactType factType() {
        return FactType.PRICE;
    }

    @Override
    public Map<String, Object> values() {
        return Values.of("listing", listing)
                .and("kind", kind)
                .and("price", Figure.price(price, quoteUnit))
                .and("currency", currency)
                .and("quote_unit", quoteUnit)
                .and("as_of", asOf)
                .and("source", source)
                .and("age_sessions", Figure.sessions(ageSessions))
                .and("previous_price", previous == null ? null : Figure.price(previous.price(), previous.quoteUnit()))
                .and("previous_quote_unit", previous == null ? null : previous.quoteUnit())
                .and("corporate_action_since_previous", corporateActionSincePrevious)
                .and("unchanged_sessions", Figure.sessions(unchangedSessions))
                .map();
    }
}
