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
 * @param restated what the close of this session was until a later delivery changed it; null if it was not changed, or
 *     if the change is accepted or explained by a corporate action
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
        @Nullable Quote previous,
        boolean corporateActionSincePrevious,
        BigDecimal unchangedSessions,
        @Nullable Quote restated)
        implements Fact {

    /** A price that nothing is compared with, to value something. */
    public static Price alone(
            ListingId listing,
            PriceKind kind,
            BigDecimal price,
            String currency,
            String quoteUnit,
            Instant asOf,
            String source) {
        return new Price(
                listing,
                kind,
                price,
                currency,
                quoteUnit,
                asOf,
                source,
                BigDecimal.ZERO,
                null,
                false,
                BigDecimal.ZERO,
                null);
    }

    /** Another price of the listing, in its own quote unit. */
    public record Quote(BigDecimal price, String quoteUnit) {}

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
                .and("previous_price", price(previous))
                .and("previous_quote_unit", previous == null ? null : previous.quoteUnit())
                .and("corporate_action_since_previous", corporateActionSincePrevious)
                .and("unchanged_sessions", Figure.sessions(unchangedSessions))
                .and("restated_price", price(restated))
                .and("restated_quote_unit", restated == null ? null : restated.quoteUnit())
                .map();
    }

    private static @Nullable Figure price(@Nullable Quote quote) {
        return quote == null ? null : Figure.price(quote.price(), quote.quoteUnit());
    }
}
