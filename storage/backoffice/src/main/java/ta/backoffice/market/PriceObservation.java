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
 * @param asOf the moment that it stands for; of a close, the session's close
 * @param source which provider, an identifier
 * @param price up to 20 digits before and 18 after the point, of any sign
 * @param currency and {@code quoteUnit}: absent when the source does not say; then the listing's terms count
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

    boolean sees(PriceObservation other) {
        return price.compareTo(other.price) == 0
                && currency.equals(other.currency)
                && quoteUnit.equals(other.quoteUnit);
    }
}
