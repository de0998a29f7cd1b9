package ta.rules.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void figures_areGroupedWithARealMinus() {
        assertThat(Figures.fixed(new BigDecimal("-1234567.895"), 2)).isEqualTo("−1,234,567.90");
        assertThat(Figures.fixed(new BigDecimal("999"), 2)).isEqualTo("999.00");
        assertThat(Figures.plain(new BigDecimal("1200.500"))).isEqualTo("1,200.5");
        assertThat(Figures.plain(new BigDecimal("1E+3"))).isEqualTo("1,000");
    }

    @Test
    void signed_ofWhatRoundsToZero_hasNoSign() {
        assertThat(Figures.signed(new BigDecimal("-0.004"), 2)).isEqualTo("0.00");
        assertThat(Figures.signed(new BigDecimal("0.004"), 2)).isEqualTo("0.00");
        assertThat(Figures.signed(new BigDecimal("2.5"), 2)).isEqualTo("+2.50");
        assertThat(Figures.signed(new BigDecimal("-2.5"), 2)).isEqualTo("−2.50");
    }

    @Test
    void percentAndPoints_dropNeedlessZeros() {
        assertThat(Figures.percent(new BigDecimal("0.10"))).isEqualTo("10 %");
        assertThat(Figures.percent(new BigDecimal("0.0325"))).isEqualTo("3.25 %");
        assertThat(Figures.points(new BigDecimal("-2"))).isEqualTo("2.0");
        assertThat(Figures.points(new BigDecimal("1.736"))).isEqualTo("1.74");
    }

    @Test
    void money_knowsItsSign() {
        assertThat(new Money("GBP").text(new BigDecimal("-5.6"))).isEqualTo("−£5.60");
        assertThat(new Money("CHF").text(new BigDecimal("1000"))).isEqualTo("CHF 1,000.00");
        assertThat(new Money("EUR").text(new BigDecimal("-0.001"))).isEqualTo("€0.00");
    }
}
