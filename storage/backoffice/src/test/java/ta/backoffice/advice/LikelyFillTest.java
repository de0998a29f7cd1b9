package ta.backoffice.advice;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ta.database.TestDatabase.number;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ta.backoffice.jooq.tables.records.RecommendationLinesRecord;

/** A line to buy 22 units at an estimated 22.60 each. */
class LikelyFillTest {

    @Test
    void price_inPence_isAskedBackWithWhatWouldBeRight() {
        assertThatThrownBy(() -> require("22", "2267.4179", null)).hasMessage("""
                        the fill of line 1 is unlikely: its price of 2267.4179 is far from the estimated 22.6
                        Maybe 22.674179 is meant: prices are in the base currency, not in pence. Confirm it if it is \
                        right.""");
        assertThatThrownBy(() -> require("22", "2.26", null)).hasMessageContaining("far from the estimated");
    }

    @Test
    void units_moreThanTwiceThoseOfTheLine_areAskedBack() {
        assertThatThrownBy(() -> require("220", "22.60", null)).hasMessageContaining("it has 220 units where 22 were");
        assertThatCode(() -> require("44", "22.60", null)).doesNotThrowAnyException();
    }

    @Test
    void amount_thatContradictsUnitsAndPrice_isAskedBack_butNotTheRoundingOfABroker() {
        assertThatThrownBy(() -> require("22", "22.60", "-49.72"))
                .hasMessageContaining("is not units × price and fees");
        assertThatThrownBy(() -> require("22", "22.60", "509.15")).hasMessageContaining("another sign");
        assertThatCode(() -> require("22", "22.60", "-509.90")).doesNotThrowAnyException();
    }

    private static void require(String units, String price, String amount) {
        RecommendationLinesRecord line = new RecommendationLinesRecord();
        line.setSide("BUY");
        line.setEstimatedUnits(number("22"));
        line.setEstimatedAmount(number("497.20"));
        Optional<BigDecimal> stated = Optional.ofNullable(amount).map(BigDecimal::new);
        Fill fill = new Fill(
                1,
                number(units),
                number(price),
                stated,
                number("11.95"),
                Instant.parse("2026-03-02T09:00:00Z"),
                Optional.empty(),
                Optional.empty());
        LikelyFill.require(line, fill);
    }
}
