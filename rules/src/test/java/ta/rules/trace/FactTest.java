package ta.rules.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ta.rules.portfolio.Constituent;
import ta.rules.portfolio.ListingId;

final class FactTest {

    @Test
    void factType_ofAConstituent_isNotTheTypeOfItsInstrument() {
        Fact constituent = new Constituent(
                ListingId.of("XTST", "WLD"), "XF00000WLD01", "world", "fund", "accumulating", "EUR", "EUR", true, true);
        assertThat(constituent.factType()).isEqualTo("Constituent");
        assertThat(constituent.values()).containsEntry("type", "fund");
    }
}
