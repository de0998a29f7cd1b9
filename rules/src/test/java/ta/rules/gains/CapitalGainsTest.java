package ta.rules.gains;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import ta.rules.gains.Disposal.Rule;
import ta.rules.gains.UnitMove.Kind;

/** Which units a sale disposes of. */
class CapitalGainsTest {

    private static final LocalDate MARCH = LocalDate.of(2026, 3, 3);

    @Test
    void sale_isMatchedWithUnitsOfTheSameDay_beforeThePool() {
        CapitalGains gains = CapitalGains.of(List.of(
                buy(LocalDate.of(2026, 1, 5), "100", "1000"), sell(MARCH, "50", "750"), buy(MARCH, "50", "700")));
        assertThat(gains.disposals().get(0).gain()).isEqualByComparingTo("50.00");
        assertThat(rules(gains)).containsExactly(Rule.SAME_DAY);
        assertThat(gains.poolUnits()).isEqualByComparingTo("100");
        assertThat(gains.poolCost()).isEqualByComparingTo("1000");
    }

    @Test
    void sale_isThenMatchedWithTheFollowingThirtyDays_earliestFirst_andTheRestWithThePool() {
        CapitalGains gains = CapitalGains.of(List.of(
                buy(LocalDate.of(2025, 6, 1), "1000", "4000"),
                sell(MARCH, "500", "3000"),
                buy(MARCH.plusDays(30), "100", "550"),
                buy(MARCH.plusDays(31), "100", "10")));
        Disposal sale = gains.disposals().get(0);
        assertThat(rules(gains)).containsExactly(Rule.THIRTY_DAYS, Rule.POOL);
        assertThat(sale.parts().get(0).acquiredOn()).contains(MARCH.plusDays(30));
        // 100 of the purchase at 550, and 400 of 1,000 at 4,000.
        assertThat(sale.cost()).isEqualByComparingTo("2150");
        assertThat(gains.poolUnits()).isEqualByComparingTo("700");
        assertThat(gains.poolCost()).isEqualByComparingTo("2410");
    }

    @Test
    void earlierSale_isMatchedFirst_andAPurchaseOnlyOnce() {
        CapitalGains gains = CapitalGains.of(List.of(
                buy(LocalDate.of(2025, 6, 1), "100", "100"),
                sell(MARCH, "10", "30"),
                sell(MARCH.plusDays(1), "10", "30"),
                buy(MARCH.plusDays(2), "15", "45")));
        assertThat(gains.disposals().get(0).cost()).isEqualByComparingTo("30");
        assertThat(gains.disposals().get(1).cost()).isEqualByComparingTo("20");
        assertThat(gains.poolCost()).isEqualByComparingTo("95");
    }

    @Test
    void split_betweenSaleAndPurchase_restatesTheUnits() {
        CapitalGains gains = CapitalGains.of(List.of(
                buy(LocalDate.of(2025, 6, 1), "100", "1000"),
                sell(MARCH, "50", "600"),
                move(MARCH.plusDays(5), Kind.ADJUSTED, "50", "0"),
                buy(MARCH.plusDays(10), "60", "390")));
        Disposal sale = gains.disposals().get(0);
        // 60 units after the split of 2 for 1 are 30 of those that were sold.
        assertThat(sale.parts().get(0).units()).isEqualByComparingTo("30");
        assertThat(sale.cost()).isEqualByComparingTo("590");
        assertThat(gains.poolUnits()).isEqualByComparingTo("160");
    }

    @Test
    void unitsThatMoveToAnotherAccount_areNoDisposal() {
        CapitalGains gains = CapitalGains.of(List.of(
                move(MARCH, Kind.MOVED_IN, "10", "1000"),
                move(MARCH.plusDays(1), Kind.MOVED_OUT, "4", "0"),
                sell(MARCH.plusDays(2), "6", "900")));
        assertThat(gains.disposals()).hasSize(1);
        assertThat(gains.disposals().get(0).gain()).isEqualByComparingTo("300");
        assertThat(gains.poolCost()).isZero();
    }

    @Test
    void taxYear_beginsOnThe6thOfApril() {
        assertThat(TaxYear.of(LocalDate.of(2026, 4, 5)).text()).isEqualTo("2025/26");
        assertThat(TaxYear.of(LocalDate.of(2026, 4, 6)).text()).isEqualTo("2026/27");
        assertThat(TaxYear.of(LocalDate.of(1999, 12, 31)).text()).isEqualTo("1999/00");
    }

    /** Whatever is matched with what: no unit and no cost is lost or counted twice. */
    @Property
    void costOfSales_andOfWhatIsLeft_isWhatWasPaid(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -50, max = 50) Integer> units,
            @ForAll @Size(value = 40) List<@IntRange(min = 0, max = 20) Integer> gaps) {
        List<UnitMove> moves = new ArrayList<>();
        LocalDate day = LocalDate.of(2024, 1, 1);
        int held = 0;
        BigDecimal paid = BigDecimal.ZERO;
        for (int i = 0; i < units.size(); i++) {
            day = day.plusDays(gaps.get(i));
            int move = Math.max(units.get(i), -held);
            held += move;
            BigDecimal amount = BigDecimal.valueOf(Math.abs(move)).multiply(BigDecimal.valueOf(i + 1L, 1));
            if (move > 0) {
                moves.add(new UnitMove(day, Kind.ACQUIRED, BigDecimal.valueOf(move), amount));
                paid = paid.add(amount);
            } else if (move < 0) {
                moves.add(new UnitMove(day, Kind.DISPOSED, BigDecimal.valueOf(-move), amount));
            }
        }
        CapitalGains gains = CapitalGains.of(moves);
        BigDecimal sold = gains.disposals().stream().map(Disposal::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(gains.poolUnits()).isEqualByComparingTo(BigDecimal.valueOf(held));
        assertThat(sold.add(gains.poolCost()).setScale(2, RoundingMode.HALF_EVEN))
                .isEqualByComparingTo(paid);
        gains.disposals()
                .forEach(sale -> assertThat(sale.parts().stream()
                                .map(Disposal.Part::units)
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(sale.units()));
    }

    private static List<Rule> rules(CapitalGains gains) {
        return gains.disposals().get(0).parts().stream()
                .map(Disposal.Part::rule)
                .toList();
    }

    private static UnitMove buy(LocalDate day, String units, String cost) {
        return move(day, Kind.ACQUIRED, units, cost);
    }

    private static UnitMove sell(LocalDate day, String units, String proceeds) {
        return move(day, Kind.DISPOSED, units, proceeds);
    }

    private static UnitMove move(LocalDate day, Kind kind, String units, String amount) {
        return new UnitMove(day, kind, new BigDecimal(units), new BigDecimal(amount));
    }
}
