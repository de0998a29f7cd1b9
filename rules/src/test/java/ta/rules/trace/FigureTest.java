package ta.rules.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ta.rules.allocation.Budget;
import ta.rules.decision.TraceJson;

final class FigureTest {

    @Test
    void text_hasAsManyDecimalsAsItsPlacesOrItsNumber() {
        assertThat(Figure.money(number("12.50")).text()).isEqualTo("12.5");
        assertThat(Figure.money(number("12.5")).fixed(2).text()).isEqualTo("12.50");
        assertThat(Figure.points(number("-0.125")).fixed(2).text()).isEqualTo("-0.12");
    }

    @Test
    void unit_isTheCurrencyOfMoney_theQuoteUnitOfAPrice_andAWordOfAllElse() {
        assertThat(Figure.money(number("1")).unitText("GBP")).isEqualTo("GBP");
        assertThat(Figure.price(number("1")).unitText("GBP")).isEqualTo("GBP/unit");
        assertThat(Figure.price(number("1"), "GBX").unitText("GBP")).isEqualTo("GBX/unit");
        assertThat(Figure.points(number("1")).unitText("GBP")).isEqualTo("points");
    }

    @Test
    void distance_isInTheSameUnit_andNoneOfWhatIsNoFigure() {
        Figure distance = Figure.distance(Figure.hours(number("96")), Figure.hours(number("100")));
        assertThat(distance).isEqualTo(Figure.hours(number("4")));
        assertThat(Figure.distance(Figure.hours(number("96")), "2026-03-02")).isNull();
    }

    @Test
    void figure_withoutAValue_isRefused() {
        assertThatThrownBy(() -> Figure.money(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void text_ofANumberWithoutAUnit_isRefused() {
        assertThatThrownBy(() -> Values.text(number("1"))).hasMessage("a number without a unit: 1");
    }

    @Test
    void units_ofABudget_coverTheAmountsThatItIsMadeOf() {
        Budget budget = new Budget(
                "wave A",
                number("812.40"),
                Map.of("remaining", Figure.money(number("1000.5"))),
                "/cash_park/waves/0",
                List.of());
        assertThat(TraceJson.fact(budget, "GBP"))
                .hasToString("{\"type\":\"Budget\",\"values\":{\"of\":\"wave A\",\"amount\":\"812.40\","
                        + "\"remaining\":\"1000.5\"},\"units\":{\"amount\":\"GBP\",\"remaining\":\"GBP\"}}");
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
