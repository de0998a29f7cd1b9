package ta.rules.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IsinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"US0378331005", "GB0002634946", "AU0000XVGZA3", "IE00B4L5Y983", "IE00BK5BQT80", "DE000BAY0017"})
    void checkDigit_ofARealIsin_isItsLastCharacter(String isin) {
        assertThat(Isin.checkDigit(isin)).isEqualTo(isin.charAt(11));
    }
}
