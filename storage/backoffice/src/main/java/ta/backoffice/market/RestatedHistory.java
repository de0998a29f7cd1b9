package ta.backoffice.market;

import static ta.backoffice.jooq.Tables.PRICE_FINDINGS;
import static ta.backoffice.jooq.Tables.PRICE_REVIEWS;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import ta.backoffice.jooq.tables.PriceFindings;
import ta.database.Transaction;
import ta.rules.finding.Check;
import ta.rules.finding.CheckVerdict;
import ta.rules.json.Decimals;
import ta.rules.market.Price;
import ta.rules.policy.Policy;

/**
 * A history that a source delivers anew at another level: its closes differ by one constant factor from the accepted
 * ones of the same dates. The whole delivery is held back, new sessions too, until somebody has reviewed one of its
 * closes; the review then counts for all of them.
 */
public final class RestatedHistory {

    /** With fewer dates, a factor is no pattern. */
    private static final int DATES_MIN = 2;

    /** Factors are equal within a thousandth. */
    private static final int EQUAL_PLACES = 3;

    /** A change of up to a hundredth is no other level. */
    private static final BigDecimal SMALL = new BigDecimal("0.01");

    private RestatedHistory() {}

    /**
     * The factor between a delivery and what was accepted before; empty if there is none.
     *
     * @param delivered the closes of the delivery
     */
    static Optional<BigDecimal> factor(List<SeriesPrice> delivered, Map<String, Policy.QuoteUnit> units) {
        List<BigDecimal> factors = delivered.stream()
                .map(price -> factor(price, units))
                .filter(Objects::nonNull)
                .toList();
        if (factors.size() < DATES_MIN
                || factors.get(0).subtract(BigDecimal.ONE).abs().compareTo(SMALL) <= 0) {
            return Optional.empty();
        }
        BigDecimal first = factors.get(0);
        return factors.stream()
                        .allMatch(factor ->
                                factor.subtract(first).abs().compareTo(first.movePointLeft(EQUAL_PLACES)) <= 0)
                ? Optional.of(Decimals.even10(first, BigDecimal.ONE))
                : Optional.empty();
    }

    private static @Nullable BigDecimal factor(SeriesPrice price, Map<String, Policy.QuoteUnit> units) {
        Price.Quote before = price.restated().orElse(null);
        Policy.QuoteUnit unit = units.get(price.quoteUnit());
        Policy.QuoteUnit unitBefore = before == null ? null : units.get(before.quoteUnit());
        if (before == null
                || unit == null
                || unitBefore == null
                || before.price().signum() <= 0) {
            return null;
        }
        return price.price()
                .multiply(unit.factor())
                .divide(before.price().multiply(unitBefore.factor()), MathContext.DECIMAL64);
    }

    /** The finding about one close of such a delivery. */
    static PriceFinding finding(UUID listingKey, Price price, UUID pricePointId, BigDecimal factor) {
        return new PriceFinding(listingKey, pricePointId, price, CheckVerdict.restatedHistory(price.listing(), factor));
    }

    /**
     * The closes that are held back together with this one: all of the listing that nobody has reviewed, and those of
     * the same delivery, so that a second verdict counts for all of them as the first one did. None if it is not held
     * back.
     */
    static List<UUID> together(Transaction tx, UUID portfolioId, UUID pricePointId) {
        PriceFindings own = PRICE_FINDINGS.as("own");
        return tx.sql()
                .selectDistinct(PRICE_FINDINGS.PRICE_POINT_ID)
                .from(PRICE_FINDINGS)
                .join(own)
                .on(own.PORTFOLIO_ID.eq(PRICE_FINDINGS.PORTFOLIO_ID), own.LISTING_ID.eq(PRICE_FINDINGS.LISTING_ID))
                .where(
                        PRICE_FINDINGS.PORTFOLIO_ID.eq(portfolioId),
                        PRICE_FINDINGS.CHECK_NAME.eq(Check.RESTATED_HISTORY.text()),
                        own.CHECK_NAME.eq(Check.RESTATED_HISTORY.text()),
                        own.PRICE_POINT_ID.eq(pricePointId),
                        unreviewed().or(PRICE_FINDINGS.FOUND_AT.eq(own.FOUND_AT)))
                .fetch(PRICE_FINDINGS.PRICE_POINT_ID);
    }

    /** The sentence of the newest such finding that nobody has reviewed; empty if there is none. */
    public static Optional<String> open(Transaction tx, UUID portfolioId) {
        return Findings.open(tx, portfolioId, Check.RESTATED_HISTORY)
                .map(finding -> finding.listing() + ": " + finding.sentence());
    }

    private static Condition unreviewed() {
        return DSL.notExists(DSL.selectOne()
                .from(PRICE_REVIEWS)
                .where(
                        PRICE_REVIEWS.PRICE_POINT_ID.eq(PRICE_FINDINGS.PRICE_POINT_ID),
                        PRICE_REVIEWS.PORTFOLIO_ID.eq(PRICE_FINDINGS.PORTFOLIO_ID)));
    }
}
