package ta.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

final class NumberTextTest {

    @Property
    void parse_ofAnySaneDecimal_isExact(@ForAll @BigRange(min = "-999999", max = "999999") @Scale(9) BigDecimal value) {
        NumberText number = NumberText.parse(value.toString());
        assertThat(number.value()).isEqualByComparingTo(value);
        assertThat(number.problem()).isEmpty();
    }

    @Property
    void parse_ofTheSameNumberWithAnExponent_isTheSame(
            @ForAll @BigRange(min = "-999999", max = "999999") @Scale(5) BigDecimal value,
            @ForAll @IntRange(min = -20, max = 20) int shift) {
        String text = value.movePointLeft(shift).toPlainString() + "E" + (shift < 0 ? "" : "+") + shift;
        assertThat(NumberText.parse(text).value()).isEqualByComparingTo(value);
        assertThat(NumberText.parse(text).problem()).isEmpty();
    }

    @Property
    void parse_ofAtMost15Digits_keepsWhatADoubleKeeps(
            @ForAll @BigRange(min = "1", max = "999999999999999") @Scale(0) BigDecimal digits,
            @ForAll @IntRange(min = 0, max = 300) int places) {
        String text = digits + "e-" + places;
        assertThat(NumberText.parse(text).problem()).isEmpty();
        assertThat(new BigDecimal(Double.toString(Double.parseDouble(text)))).isEqualByComparingTo(text);
    }

    @Example
    void parse_atTheLimits_knowsOnWhichSideANumberIs() {
        assertThat(problem("999999999999999")).isEmpty();
        assertThat(problem("1000000000000000")).isEqualTo("is 10^15 or more");
        assertThat(problem("-1e15")).isEqualTo("is 10^15 or more");
        assertThat(problem("0.00000000000000000123456789012345")).isEmpty();
        assertThat(problem("1.000000000000001")).startsWith("has 16 significant digits");
        assertThat(problem("1.50000000000000000000000000")).isEmpty();
        assertThat(problem("100000000000000.0000000000000000")).isEmpty();
        assertThat(problem("1e99999999999999999999999999999999")).isEqualTo("is 10^15 or more");
        assertThat(problem("1e-99999999999999999999999999999999")).startsWith("is closer to 0");
        assertThat(problem("0e99999999999999999999999999999999")).isEmpty();
        assertThat(problem("0." + "0".repeat(5_000_000) + "1e5000001")).isEmpty();
    }

    @Example
    void parse_ofMillionsOfDigits_standsInWithFew() {
        NumberText number = NumberText.parse("-" + "7".repeat(5_000_000));
        assertThat(number.value().signum()).isNegative();
        assertThat(number.value().precision()).isLessThan(3000);
        assertThat(number.problem()).hasValue("is 10^15 or more");
    }

    private static String problem(String text) {
        return NumberText.parse(text).problem().orElse("");
    }
}
