package ta.backoffice.market;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.rules.market.Price;

/**
 * A price as one portfolio sees it. Rejected observations are never among them.
 *
 * @param id of the observation, or of the manual price
 * @param manual whether a member of the portfolio entered the price
 * @param price as reported, or as a review corrected it
 * @param currency as reported, as reviewed, or by the listing's terms of that date; {@code quoteUnit} likewise
 * @param quarantined whether it has a critical finding and no review
 * @param provisional whether it has an unreviewed finding of {@link JumpFamily}: the next price has to confirm it
 * @param accepted whether a user confirmed that it is right, however unusual it looks
 * @param restated what was accepted for the same moment before a later delivery changed it; empty if nothing was, or if
 *     the change is reviewed
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
        boolean provisional,
        boolean accepted,
        Optional<Price.Quote> restated) {

    SeriesPrice inQuarantine() {
        return new SeriesPrice(
                id,
                manual,
                reviewId,
                asOf,
                source,
                price,
                currency,
                quoteUnit,
                receivedAt,
                true,
                provisional,
                accepted,
                restated);
    }

    /** The same price per unit as units are counted on another day. */
    public SeriesPrice of(BigDecimal counted) {
        return new SeriesPrice(
                id,
                manual,
                reviewId,
                asOf,
                source,
                counted,
                currency,
                quoteUnit,
                receivedAt,
                quarantined,
                provisional,
                accepted,
                restated);
    }

    /** The same price, which replaced another one. */
    SeriesPrice inPlaceOf(SeriesPrice before) {
        return new SeriesPrice(
                id,
                manual,
                reviewId,
                asOf,
                source,
                price,
                currency,
                quoteUnit,
                receivedAt,
                quarantined,
                provisional,
                accepted,
                Optional.of(new Price.Quote(before.price, before.quoteUnit)));
    }

    boolean sameAs(SeriesPrice other) {
        return price.compareTo(other.price) == 0 && quoteUnit.equals(other.quoteUnit);
    }
}
