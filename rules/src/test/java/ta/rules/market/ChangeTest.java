package ta.rules.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

final class ChangeTest {

    @Test
    void exceeds_ofAQuotientThatDoesNotEnd_isExactAtTheLimit() {
        // 4/3 − 1 is 33.33… %: above every 33.3…3 that can be written, below every 33.3…4.
        PriceChange third = change("3", "4");
        assertThat(third.exceeds(number("33.333333333333333333333333333333"))).isTrue();
        assertThat(third.exceeds(number("33.333333333333333333333333333334"))).isFalse();
        assertThat(third.reaches(number("33.333333333333333333333333333334"))).isFalse();
    }

    @Test
    void exceeds_ofExactlyTheLimit_isFalseAndReachesIsTrue() {
        assertThat(change("10", "12").exceeds(number("20"))).isFalse();
        assertThat(change("10", "12").reaches(number("20"))).isTrue();
        assertThat(change("10", "8").exceeds(number("20"))).isFalse();
        assertThat(change("10", "7.999999999999999999").exceeds(number("20"))).isTrue();
        assertThat(change("7", "7").reaches(number("0"))).isTrue();
        assertThat(change("7", "7").exceeds(number("0"))).isFalse();
    }

    @Test
    void exceeds_ofAFallBelowZero_countsAllOfIt() {
        assertThat(change("10", "-10").exceeds(number("199.99"))).isTrue();
        assertThat(change("10", "-10").exceeds(number("200"))).isFalse();
    }

    @Test
    void isScaledBy_atBothEdges_includesThem() {
        assertThat(change("1", "101").isScaledBy(number("100"), number("1"))).isTrue();
        assertThat(change("1", "101.000000000000000001").isScaledBy(number("100"), number("1")))
                .isFalse();
        // The lower edge is 100 / 1.01, which has no finite decimal form; 101 times it is exactly 10000.
        assertThat(change("101", "10000").isScaledBy(number("100"), number("1")))
                .isTrue();
        assertThat(change("101", "9999.999999999999999999").isScaledBy(number("100"), number("1")))
                .isFalse();
    }

    @Test
    void isScaledBy_ofTheInverse_isTheSame() {
        assertThat(change("101", "1").isScaledBy(number("100"), number("1"))).isTrue();
        assertThat(change("10000", "101").isScaledBy(number("100"), number("1")))
                .isTrue();
        assertThat(change("9999.999999999999999999", "101").isScaledBy(number("100"), number("1")))
                .isFalse();
    }

    @Test
    void isScaledBy_ofNothingOrLess_isFalse() {
        assertThat(change("100", "0").isScaledBy(number("100"), number("1000"))).isFalse();
        assertThat(change("100", "-1").isScaledBy(number("100"), number("1"))).isFalse();
    }

    @Test
    void isMoveBy_atTheTolerance_includesIt() {
        assertThat(change("10", "12.75").isMoveBy(number("1.25"), number("2"))).isTrue();
        assertThat(change("10", "12.750000000000000001").isMoveBy(number("1.25"), number("2")))
                .isFalse();
        assertThat(change("12.75", "10.2").isMoveBy(number("1.25"), number("0")))
                .isTrue();
        // r × 3 − 1 with r = 1/3: nothing to round.
        assertThat(change("3", "1").isMoveBy(number("3"), number("0"))).isTrue();
    }

    @Test
    void ratioAndMove_areHalfEvenToTenPlaces() {
        assertThat(change("3", "2").ratio()).isEqualTo("0.6666666667");
        assertThat(change("3", "2").movePct()).isEqualTo("33.3333333333");
        assertThat(change("1", "1.00000000005").ratio()).isEqualTo("1.0000000000");
        assertThat(change("1", "1.00000000015").ratio()).isEqualTo("1.0000000002");
    }

    @Property
    void exceeds_isWhatFiftyDigitsSay_whereTheyCanTell(
            @ForAll @BigRange(min = "0.0001", max = "100000") @Scale(4) BigDecimal from,
            @ForAll @BigRange(min = "0", max = "100000") @Scale(4) BigDecimal to,
            @ForAll @BigRange(min = "0", max = "500") @Scale(2) BigDecimal limit) {
        BigDecimal move =
                to.subtract(from).abs().multiply(BigDecimal.valueOf(100)).divide(from, new MathContext(50));
        PriceChange change = new PriceChange(from, to);
        if (move.subtract(limit).abs().compareTo(number("1e-30")) > 0) {
            assertThat(change.exceeds(limit)).isEqualTo(move.compareTo(limit) > 0);
            assertThat(change.reaches(limit)).isEqualTo(move.compareTo(limit) > 0);
        } else {
            assertThat(change.exceeds(limit)).isFalse();
            assertThat(change.reaches(limit)).isTrue();
        }
    }

    private static PriceChange change(String from, String to) {
        return new PriceChange(number(from), number(to));
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
