package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A price as one portfolio sees it, reviewed or not; rejected ones are never seen.
 *
 * @param manual that {@code id} is not that of an observation but of a price that one of the portfolio's people entered
 * @param price as reported, or as a review corrected it
 * @param currency and {@code quoteUnit}: as reported, as reviewed, or by the listing's terms of that date
 * @param quarantined a critical finding that nobody has reviewed
 * @param accepted a person has said that it is right, however it looks
 */
public record SeriesPrice(
        UUID id,
        boolean manual,
        Optional<UUID> reviewId,
        Instant asOf,
        String source,
        BigDecimal price,
        String currency,
        String quoteUnit,
        Instant receivedAt,
        boolean quarantined,
        boolean accepted) {

    SeriesPrice inQuarantine() {
        return new SeriesPrice(
                id, manual, reviewId, asOf, source, price, currency, quoteUnit, receivedAt, true, accepted);
    }

    boolean sameAs(SeriesPrice other) {
        return price.compareTo(other.price) == 0 && quoteUnit.equals(other.quoteUnit);
    }
}
