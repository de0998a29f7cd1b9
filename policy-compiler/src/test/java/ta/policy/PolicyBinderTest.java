package ta.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import ta.rules.order.OrderCosts;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;

final class PolicyBinderTest {

    private static final RecursiveComparisonConfiguration BY_AMOUNT = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
            .build();

    @Test
    void bind_ofTheSmallPolicy_fillsInDefaults() {
        Policy policy = policy(Samples.small());
        assertThat(policy)
                .usingRecursiveComparison(BY_AMOUNT)
                .isEqualTo(new Policy(
                        "1",
                        "",
                        "GBP",
                        ZoneId.of("Europe/London"),
                        Policy.ValuationPrice.CLOSE,
                        Map.of(
                                "GBX", new Policy.QuoteUnit("GBX", "GBP", number("0.01")),
                                "USD", new Policy.QuoteUnit("USD", "USD", number("1"))),
                        List.of(
                                new Policy.Sleeve("core", "World", number("0.7"), "major", number("2")),
                                new Policy.Sleeve("small_cap", "Small", number("0.3"), "minor", number("6"))),
                        Map.of(
                                "major", new Policy.DriftBand(Optional.of(number("2")), Optional.empty()),
                                "minor", new Policy.DriftBand(Optional.empty(), Optional.of(number("20")))),
                        List.of(
                                instrument("VWRP", "IE00BK5BQT80", "W", "core"),
                                instrument("WLDS", "IE00BF4RFH31", "S", "small_cap"),
                                instrument("CSH2", "LU1230136894", "C", "cash_park")),
                        new Policy.OrderSizing(0),
                        new Policy.Costs(number("5"), number("0"), Optional.empty()),
                        number("0"),
                        Optional.of(new Policy.CashPark(
                                new ListingId("XLON:CSH2"),
                                List.of(
                                        new Policy.Wave(
                                                "A",
                                                number("0.1"),
                                                number("8000"),
                                                Policy.WaveStrategy.MOST_UNDERWEIGHT,
                                                List.of("core")),
                                        new Policy.Wave(
                                                "B",
                                                number("0.2"),
                                                number("8000"),
                                                Policy.WaveStrategy.BY_TARGET_WEIGHT,
                                                List.of("core", "small_cap"))),
                                List.of(
                                        new Policy.Sunset(
                                                LocalDate.of(2027, 2, 1), number("0.5"), List.of("core", "small_cap")),
                                        new Policy.Sunset(LocalDate.of(2028, 2, 1), number("1"), List.of("core"))),
                                Optional.empty(),
                                true)),
                        new Policy.Cadence(
                                false,
                                Optional.of(new Policy.Monthly(
                                        Optional.of(new Policy.Contribution(
                                                number("500"),
                                                2,
                                                number("25"),
                                                List.of(
                                                        new Policy.DefaultOrder(
                                                                new ListingId("XLON:VWRP"), number("425")),
                                                        new Policy.DefaultOrder(
                                                                new ListingId("XLON:WLDS"), number("75"))),
                                                Policy.WhenDrifted.MOST_UNDERWEIGHT,
                                                Policy.Deploy.CONTRIBUTION,
                                                false,
                                                true)),
                                        Optional.empty())),
                                Optional.of(new Policy.Quarterly(
                                        Set.of(3, 6, 9, 12),
                                        3,
                                        1,
                                        number("25"),
                                        List.of("small_cap"),
                                        Policy.WhenNotDrifted.HOLD))),
                        new Policy.Constraints(
                                Optional.of(Set.of("ETF")), true, Set.of("IE000I8KRLL9"), Optional.empty()),
                        List.of(),
                        new Policy.DataQuality(
                                Severity.CRITICAL,
                                Map.of(
                                        "price_jump",
                                        new Policy.Check(Severity.WARN, false, Map.of("max_pct", number("20")))))));
    }

    @Test
    void bind_ofBothLimitsOfABand_takesTheNarrowerExactly() {
        String text = Samples.with(
                Samples.small(), "{\"relative_pct\": 20}", "{\"absolute_pp\": 6.1, \"relative_pct\": 20.30}");
        assertThat(policy(text).sleeves().get(1).bandPp()).isEqualByComparingTo("6.09");
        String absolute = Samples.with(text, "6.1", "6.08");
        assertThat(policy(absolute).sleeves().get(1).bandPp()).isEqualByComparingTo("6.08");
    }

    @Test
    void bind_ofOptionalClauses_readsThemAsWritten() {
        String text = Samples.with(Samples.small(), "\"costs\": {\"per_order\": 5.00},", """
                        "title": "T", "valuation_price": "latest",
                        "order_sizing": {"units": "fractional", "decimals": 4},
                        "costs": {"price_buffer_pct": 0.5, "max_cost_pct": 2},
                        "cash": {"reserve": 9.5},""");
        text = Samples.with(
                text,
                "\"when_drifted\": \"most_underweight\"",
                "\"when_drifted\": \"default_orders\", \"deploy\": \"all_cash\", \"skip_overweight\": false");
        text = Samples.with(
                text,
                "\"checks\": {\"price_jump\": {\"severity\": \"warn\",",
                "\"block_on\": \"warn\", \"checks\": {\"price_jump\": {\"freeze\": true, \"severity\": \"info\",");
        Policy policy = policy(text);
        assertThat(policy.title()).isEqualTo("T");
        assertThat(policy.valuationPrice()).isEqualTo(Policy.ValuationPrice.LATEST);
        assertThat(policy.orderSizing().decimals()).isEqualTo(4);
        assertThat(policy.costs().perOrder()).isEqualByComparingTo("0");
        assertThat(policy.costs().priceBufferPct()).isEqualByComparingTo("0.5");
        assertThat(policy.costs().maxCostPct())
                .hasValueSatisfying(max -> assertThat(max).isEqualByComparingTo("2"));
        assertThat(policy.cashReserve()).isEqualByComparingTo("9.5");
        Policy.Contribution monthly = policy.cadence().contribution().orElseThrow();
        assertThat(monthly.whenDrifted()).isEqualTo(Policy.WhenDrifted.DEFAULT_ORDERS);
        assertThat(monthly.deploy()).isEqualTo(Policy.Deploy.ALL_CASH);
        assertThat(monthly.skipOverweight()).isFalse();
        assertThat(policy.dataQuality().blockOn()).isEqualTo(Severity.WARN);
        assertThat(policy.dataQuality().checks().get("price_jump"))
                .usingRecursiveComparison(BY_AMOUNT)
                .isEqualTo(new Policy.Check(Severity.INFO, true, Map.of("max_pct", number("20"))));
    }

    @Test
    void bind_ofTheShippedPolicy_keepsTheOrderOfTheFile() {
        Policy policy = policy(Samples.shipped());
        assertThat(policy.sleeves())
                .extracting(Policy.Sleeve::code)
                .containsExactly("core", "semis", "energy", "healthcare", "small_cap", "short_gilts");
        assertThat(policy.cadence().quarterly().orElseThrow().months()).containsExactly(3, 6, 9, 12);
        assertThat(policy.dataQuality().checks()).hasSize(17);
        assertThat(policy.cashPark().orElseThrow().maxBuyOrders()).contains(3);
    }

    private static Policy policy(String text) {
        return ((PolicyResult.Valid) Samples.read(text)).policy();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Policy.Instrument instrument(String ticker, String isin, String name, String sleeve) {
        ListingId listing = ListingId.of("XLON", ticker);
        return new Policy.Instrument(
                listing,
                isin,
                name,
                "GBP",
                "GBX",
                sleeve,
                "ETF",
                "accumulating",
                new Policy.OrderSizing(0),
                OrderCosts.perOrder(number("5.00")));
    }
}
