package ta.runtime.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BandBarTest {

    private static final BigDecimal BAND = new BigDecimal("2");

    @Test
    void bar_showsTargetBandAndPlace() {
        assertThat(bar("0")).isEqualTo("▕    ░░░░█░░░░    ▏");
        assertThat(bar("-2.9")).isEqualTo("▕   █░░░░│░░░░    ▏");
        assertThat(bar("99")).isEqualTo("▕    ░░░░│░░░░   █▏");
    }

    @Test
    void bar_justInsideAndJustOutsideOfTheBand_differ() {
        assertThat(bar("2")).isEqualTo("▕    ░░░░│░░░█    ▏");
        assertThat(bar("2.00000001")).isEqualTo("▕    ░░░░│░░░░█   ▏");
    }

    private static String bar(String driftPp) {
        return BandBar.of(new BigDecimal(driftPp), BAND);
    }
}
