package ta.rules.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import ta.rules.portfolio.ListingId;
import ta.rules.trace.Fact;
import ta.rules.trace.FactType;
import ta.rules.trace.Figure;
import ta.rules.trace.Values;

/**
 * A price as it was observed, in its own currency and quote unit. {@code previous}, the price it is compared with, may be
 * null.
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
        Previous previous,
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
