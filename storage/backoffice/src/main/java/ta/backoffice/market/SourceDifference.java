package ta.backoffice.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ta.rules.explanation.Figures;
import ta.rules.finding.CheckVerdict;
import ta.rules.market.Price;
import ta.rules.policy.Policy;

/**
 * What two sources say of the close of one session, where they do not agree.
 *
 * @param percent how far the other price is from the one that counts, in percent of the latter
 */
record SourceDifference(SeriesPrice other, BigDecimal percent) {

    /** Two sources may round, or take another of the last trades, so up to this they agree. */
    static final BigDecimal PERCENT_MAX = new BigDecimal("0.5");

    /**
     * Empty if they agree, or cannot be compared: a price is not above 0, or in a unit that the policy does not define.
     */
    static Optional<SourceDifference> of(SeriesPrice counting, SeriesPrice other, Map<String, Policy.QuoteUnit> units) {
        Policy.QuoteUnit unit = units.get(counting.quoteUnit());
        Policy.QuoteUnit otherUnit = units.get(other.quoteUnit());
        if (unit == null || otherUnit == null || counting.price().signum() <= 0) {
            return Optional.empty();
        }
        BigDecimal own = counting.price().multiply(unit.factor());
        BigDecimal percent = other.price()
                .multiply(otherUnit.factor())
                .subtract(own)
                .abs()
                .movePointRight(2)
                .divide(own, MathContext.DECIMAL64);
        boolean sameCurrency = unit.currency().equals(otherUnit.currency());
        return percent.compareTo(PERCENT_MAX) > 0 || !sameCurrency
                ? Optional.of(new SourceDifference(other, percent))
                : Optional.empty();
    }

    PriceFinding finding(UUID listingKey, Price price, UUID pricePointId) {
        String said = Figures.plain(other.price()) + " " + other.quoteUnit() + " of " + other.source();
        return new PriceFinding(
                listingKey,
                pricePointId,
                price,
                CheckVerdict.sourceDiffers(price.listing(), percent.setScale(2, RoundingMode.HALF_EVEN), said));
    }
}
