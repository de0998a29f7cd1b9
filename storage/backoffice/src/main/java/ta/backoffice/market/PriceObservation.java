package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.database.Bounds;
import ta.rules.market.PriceKind;

/**
 * A price exactly as a source reports it, plausible or not.
 *
 * @param asOf moment of the price; for a close, the close of the session
 * @param source identifier of the provider
 * @param price at most 20 digits before and 18 after the point; may be 0 or negative
 * @param currency empty when the source does not report it, as may be {@code quoteUnit}; then the listing's terms apply
 */
public record PriceObservation(
        UUID listingId,
        Instant asOf,
        String source,
        PriceKind kind,
        BigDecimal price,
        Optional<String> currency,
        Optional<String> quoteUnit) {

    public PriceObservation {
        asOf = Bounds.time("time of a price", asOf);
        Bounds.identifier("source", source);
        price = Bounds.number("price", price, 20, 18);
        currency.ifPresent(code -> Bounds.text("currency", code, 3));
        quoteUnit.ifPresent(unit -> Bounds.identifier("quote unit", unit));
    }

    boolean hasValueOf(PriceObservation other) {
        return price.compareTo(other.price) == 0
                && currency.equals(other.currency)
                && quoteUnit.equals(other.quoteUnit);
    }
}
