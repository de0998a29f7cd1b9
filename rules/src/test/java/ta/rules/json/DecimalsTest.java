package ta.rules.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class DecimalsTest {

    @Test
    void down2_isTowardZero() {
        assertThat(Decimals.down2(number("1.999"))).isEqualTo("1.99");
        assertThat(Decimals.down2(number("-1.999"))).isEqualTo("-1.99");
        assertThat(Decimals.down2(number("0.009"))).isEqualTo("0.00");
        assertThat(Decimals.down2(number("5"))).isEqualTo("5.00");
    }

    @Test
    void even2_ofHalves_goesToTheEvenNeighbour() {
        assertThat(Decimals.even2(number("0.005"))).isEqualTo("0.00");
        assertThat(Decimals.even2(number("0.015"))).isEqualTo("0.02");
        assertThat(Decimals.even2(number("0.025"))).isEqualTo("0.02");
        assertThat(Decimals.even2(number("0.0250000000000000000001"))).isEqualTo("0.03");
        assertThat(Decimals.even2(number("-0.015"))).isEqualTo("-0.02");
    }

    @Test
    void even10_ofAQuotient_roundsOnce() {
        assertThat(Decimals.even10(number("1"), number("3"))).isEqualTo("0.3333333333");
        assertThat(Decimals.even10(number("2"), number("3"))).isEqualTo("0.6666666667");
        // 0.00000000005 exactly, and a hair more: rounding to 20 places first would lose the hair.
        assertThat(Decimals.even10(number("1"), number("20000000000"))).isEqualTo("0.0000000000");
        assertThat(Decimals.even10(number("1.000000000000000000000001"), number("20000000000")))
                .isEqualTo("0.0000000001");
    }

    @Test
    void text_isPlainWithoutTrailingZeros() {
        assertThat(Decimals.text(number("1200.500"))).isEqualTo("1200.5");
        assertThat(Decimals.text(number("1200"))).isEqualTo("1200");
        assertThat(Decimals.text(number("1.2E+6"))).isEqualTo("1200000");
        assertThat(Decimals.text(number("1E-12"))).isEqualTo("0.000000000001");
        assertThat(Decimals.text(number("0.000"))).isEqualTo("0");
        assertThat(Decimals.text(number("0E+9"))).isEqualTo("0");
        assertThat(Decimals.text(number("-0.50"))).isEqualTo("-0.5");
    }

    @Test
    void fixed_ofANegativeThatRoundsToZero_hasNoSign() {
        assertThat(Decimals.fixed(number("-0.000000001"), 8)).isEqualTo("0.00000000");
        assertThat(Decimals.fixed(number("-0.000000005"), 8)).isEqualTo("0.00000000");
        assertThat(Decimals.fixed(number("-0.000000015"), 8)).isEqualTo("-0.00000002");
    }

    @Property
    void text_ofAnyNumber_readsBackAsTheSame(@ForAll BigDecimal value) {
        String text = Decimals.text(value);
        assertThat(number(text)).isEqualByComparingTo(value);
        assertThat(text).matches("-?(0|[1-9][0-9]*)(\\.[0-9]*[1-9])?").isNotEqualTo("-0");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
