package ta.backoffice.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class BinaryFloatTest {

    @Test
    void binaryNumberThatWasWrittenOut_isReadAsTheDecimalThatWasMeant() {
        assertThat(meant("97.160003662109375")).isEqualTo("97.16");
        assertThat(meant("97.16000366210938")).isEqualTo("97.16");
        assertThat(meant("5.03000020980835")).isEqualTo("5.03");
        assertThat(meant("32.650001525878906")).isEqualTo("32.65");
        assertThat(meant("4120.5")).isEqualTo("4120.5");
    }

    @Test
    void priceWithManyDigitsOfItsOwn_staysAsItIs() {
        assertThat(meant("97.1600036621")).isEqualTo("97.1600036621");
        assertThat(meant("26.2371234567")).isEqualTo("26.2371234567");
        assertThat(meant("97.1600037")).isEqualTo("97.1600037");
        assertThat(meant("0")).isEqualTo("0");
    }

    /** Whatever a source had in a 32-bit number of up to seven digits comes back. */
    @Property
    void decimalOfUpToSevenDigits_comesBack(
            @ForAll @BigRange(min = "0.01", max = "99999.99") @Scale(2) BigDecimal price) {
        float binary = price.floatValue();
        // With nine digits or fewer it might have been meant as it is.
        Assume.that(new BigDecimal(Double.toString(binary)).precision() > 9);
        assertThat(BinaryFloat.meant(new BigDecimal(binary))).isEqualByComparingTo(price);
        assertThat(BinaryFloat.meant(new BigDecimal(Double.toString(binary)))).isEqualByComparingTo(price);
    }

    private static String meant(String price) {
        return BinaryFloat.meant(new BigDecimal(price)).toPlainString();
    }
}
