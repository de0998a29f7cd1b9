package ta.rules.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ta.rules.market.FxRate;
import ta.rules.market.Price;
import ta.rules.market.PriceKind;
import ta.rules.policy.Policy;
import ta.rules.portfolio.ListingId;

final class PriceBaseTest {

    private static final Instant NOW = Instant.parse("2026-04-01T08:00:00Z");
    private static final Policy.QuoteUnit DOLLAR = new Policy.QuoteUnit("USD", "USD", BigDecimal.ONE);
    private static final Policy.QuoteUnit CENT = new Policy.QuoteUnit("USC", "USD", new BigDecimal("0.01"));

    @Test
    void of_inTheBaseCurrency_isThePriceTimesTheFactor() {
        assertThat(PriceBase.of(price("12345.678901234567890123"), CENT, null, "USD")
                        .priceBase())
                .isEqualByComparingTo("123.45678901234567890123");
    }

    @Test
    void of_aRateInTheRightDirection_multipliesAndRoundsNothing() {
        assertThat(of("1.000000000000000001", DOLLAR, rate("USD", "EUR", "0.123456789012345678")))
                .isEqualByComparingTo("0.123456789012345678123456789012345678");
    }

    @Test
    void of_aRateInTheOtherDirection_keepsTwentySignificantDigits() {
        assertThat(of("1", DOLLAR, rate("EUR", "USD", "3"))).isEqualByComparingTo("0.33333333333333333333");
        assertThat(of("2", DOLLAR, rate("EUR", "USD", "3"))).isEqualByComparingTo("0.66666666666666666667");
        assertThat(of("200000", DOLLAR, rate("EUR", "USD", "3"))).isEqualByComparingTo("66666.666666666666667");
        assertThat(of("2", CENT, rate("EUR", "USD", "3"))).isEqualByComparingTo("0.0066666666666666666667");
    }

    @Test
    void of_aQuotientThatEndsInAHalf_isHalfEven() {
        // 1 + 5·10⁻²⁰ and 1 + 15·10⁻²⁰: the twentieth significant digit is the nineteenth after the point.
        assertThat(of("2.0000000000000000001", DOLLAR, rate("EUR", "USD", "2")))
                .isEqualByComparingTo("1.0000000000000000000");
        assertThat(of("2.0000000000000000003", DOLLAR, rate("EUR", "USD", "2")))
                .isEqualByComparingTo("1.0000000000000000002");
    }

    @Test
    void isPositive_ofZeroAndBelow_isFalse() {
        assertThat(PriceBase.of(price("0.000"), DOLLAR, null, "USD").isPositive())
                .isFalse();
        assertThat(PriceBase.of(price("-1"), DOLLAR, null, "USD").isPositive()).isFalse();
    }

    private static BigDecimal of(String price, Policy.QuoteUnit unit, FxRate rate) {
        return PriceBase.of(price(price), unit, rate, "EUR").priceBase();
    }

    private static FxRate rate(String base, String quote, String rate) {
        return new FxRate(base, quote, new BigDecimal(rate), NOW, null);
    }

    private static Price price(String price) {
        return Price.alone(
                ListingId.of("XTST", "WLD"), PriceKind.CLOSE, new BigDecimal(price), "USD", "USD", NOW, "test");
    }
}
