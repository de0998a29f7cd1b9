package ta.rules.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import ta.rules.order.OrderCosts;
import ta.rules.order.Side;

/** The sizes of orders are the largest, and the smallest, that the specification allows: no step more or less fits. */
final class SizingTest {

    @Property(tries = 2_000)
    void bought_isTheMostThatTheAmountPaysFor(
            @ForAll("costs") OrderCosts costs,
            @ForAll @BigRange(min = "0.01", max = "900") @Scale(4) BigDecimal price,
            @ForAll @BigRange(min = "0", max = "5000") @Scale(2) BigDecimal amount,
            @ForAll @IntRange(max = 8) int decimals) {
        Sizing sizing = new Sizing(price, price, decimals, costs);
        BigDecimal units = sizing.bought(amount);
        if (units.signum() > 0) {
            assertThat(sizing.outlay(units)).isLessThanOrEqualTo(amount.add(HALF_A_PENNY));
            assertThat(spent(sizing, units)).isLessThanOrEqualTo(amount);
        }
        BigDecimal more = units.max(BigDecimal.ZERO).add(BigDecimal.ONE.movePointLeft(decimals));
        assertThat(spent(sizing, more)).isGreaterThan(amount);
    }

    @Property(tries = 2_000)
    void added_isTheMostThatTheExtraPaysFor(
            @ForAll("costs") OrderCosts costs,
            @ForAll @BigRange(min = "0.01", max = "900") @Scale(4) BigDecimal price,
            @ForAll @BigRange(min = "0", max = "500") @Scale(2) BigDecimal extra,
            @ForAll @IntRange(max = 8) int decimals,
            @ForAll @IntRange(max = 50) int units) {
        Sizing sizing = new Sizing(price, price, decimals, costs);
        BigDecimal standing = BigDecimal.valueOf(units);
        BigDecimal added = sizing.added(standing, extra);
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        assertThat(added.signum() == 0 || sizing.adds(standing, added, extra)).isTrue();
        assertThat(sizing.adds(standing, added.add(step), extra)).isFalse();
    }

    @Property(tries = 2_000)
    void gross_isTheLeastFromWhichTheNetIsLeft(
            @ForAll("costs") OrderCosts costs, @ForAll @BigRange(min = "0.01", max = "9000") @Scale(2) BigDecimal net) {
        BigDecimal gross = costs.gross(net);
        assertThat(gross.subtract(costs.of(Side.SELL, gross))).isEqualByComparingTo(net);
        BigDecimal less = gross.subtract(PENNY);
        assertThat(less.subtract(costs.of(Side.SELL, less))).isLessThan(net);
    }

    private static final BigDecimal PENNY = new BigDecimal("0.01");
    private static final BigDecimal HALF_A_PENNY = new BigDecimal("0.005");

    /** n × p + per_order + EVEN2(EVEN2(n × p) × buy_pct / 100), as the specification has it. */
    private static BigDecimal spent(Sizing sizing, BigDecimal units) {
        BigDecimal exact = units.multiply(sizing.price());
        return exact.add(sizing.costs().of(Side.BUY, sizing.estimate(units)));
    }

    @Provide
    Arbitrary<OrderCosts> costs() {
        Arbitrary<BigDecimal> pct = Arbitraries.oneOf(
                Arbitraries.just(BigDecimal.ZERO),
                Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("99.9"))
                        .ofScale(3));
        return Arbitraries.of("0", "1.50", "9.95")
                .map(BigDecimal::new)
                .flatMap(fee -> pct.flatMap(buy -> pct.map(sell -> new OrderCosts(fee, buy, sell))));
    }
}
