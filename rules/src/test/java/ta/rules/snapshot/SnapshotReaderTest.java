package ta.rules.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ta.rules.order.OrderCosts;
import ta.rules.policy.Policy;
import ta.rules.policy.Severity;
import ta.rules.portfolio.ListingId;

final class SnapshotReaderTest {

    private static final Policy POLICY = policy();
    private static final String CONSTITUENT =
            "{'listing': 'XTST:WLD', 'isin': 'XF00000WLD01', 'sleeve': 'world', 'type': 'fund', 'distribution':"
                    + " 'accumulating', 'currency': 'EUR', 'quote_unit': 'EUR'}";
    private static final String PRICE =
            "{'listing': 'XTST:WLD', 'kind': 'CLOSE', 'price': '10', 'currency': 'EUR', 'quote_unit': 'EUR', 'as_of':"
                    + " '2026-03-31T15:30:00Z', 'source': 'test'}";
    private static final String LEAST = "{'snapshot': 1, 'portfolio': {'id': 'p', 'base_currency': 'EUR'}, 'task':"
            + " 'WEEKLY_REVIEW', 'as_of': '2026-04-01T08:00:00Z', 'cash': '0', 'constituents': [" + CONSTITUENT
            + "], 'holdings': [], 'prices': []}";

    @Test
    void read_ofTheLeastSnapshot_fillsInTheDefaults() {
        Snapshot snapshot = SnapshotReader.read(json(LEAST), POLICY);
        assertThat(snapshot.run().frozen()).isFalse();
        assertThat(snapshot.cash().contributionDeployedThisMonth()).isZero();
        assertThat(snapshot.drawdownIndex()).isNull();
        assertThat(snapshot.cashParkHistory().wavesDeployed()).isEmpty();
        assertThat(snapshot.venues()).isEmpty();
        assertThat(snapshot.constituents().get(0).monitored()).isTrue();
        assertThat(snapshot.constituents().get(0).tradable()).isTrue();
    }

    @Test
    void read_ofNoObject_saysSo() {
        assertThat(errors("[]")).isEqualTo("(document): must be an object, not []");
        assertThat(errors("null")).isEqualTo("(document): must be an object, not null");
    }

    @Test
    void read_ofAnEmptyObject_namesEveryMissingField() {
        assertThat(errors("{}")).isEqualTo("""
                (document): the field "snapshot" must be 1, the version of the format
                (document): the field "portfolio" is missing
                (document): the field "task" is missing
                (document): the field "as_of" is missing
                (document): the field "cash" is missing
                (document): the field "constituents" is missing
                /constituents: the policy's instrument XTST:WLD is missing
                (document): the field "holdings" is missing
                (document): the field "prices" is missing""");
    }

    @Test
    void read_ofWrongTypesAndForms_namesEachWithItsValue() {
        String text = "{'snapshot': '1', 'portfolio': {'id': 7, 'base_currency': 'USD'}, 'task': 'DAILY', 'as_of':"
                + " '2026-04-01T08:00Z', 'frozen': 'no', 'cash': 12.5, 'contribution_deployed_this_month': '1e3',"
                + " 'drawdown': {'peak_index': '0', 'index': '-1'}, 'waves_deployed': [1], 'sunsets_applied': {},"
                + " 'venues': {'XTST': {'open': 1}}, 'constituents': [" + CONSTITUENT
                + ", 'x'], 'holdings': [{'listing': 'XTST:WLD', 'units': '+1'}], 'prices': {}, 'fx': [{'base': 'EUR',"
                + " 'quote': 'USD', 'rate': '0.000', 'as_of': '2026-02-30T00:00:00Z'}]}";
        assertThat(errors(text)).isEqualTo("""
                (document): the field "snapshot" must be 1, the version of the format
                /portfolio/base_currency: is "USD", but the policy is in EUR
                /portfolio/id: must be a text, not 7
                /task: must be one of WEEKLY_REVIEW, MONTHLY_ALLOCATION, QUARTERLY_REBALANCE, not "DAILY"
                /as_of: "2026-04-01T08:00Z" is not a time in UTC, such as 2026-03-02T08:00:00Z
                /frozen: must be true or false, not "no"
                /cash: must be a text, not 12.5
                /contribution_deployed_this_month: "1e3" is not a number such as "1234.56",\
                 with at most 20 digits before and 18 after the point
                /drawdown/peak_index: must be above 0, not 0
                /drawdown/index: must be 0 or more, not -1
                /waves_deployed/0: must be a text, not 1
                /sunsets_applied: must be an array, not {}
                /venues/XTST/open: must be true or false, not 1
                /constituents/1: must be an object, not "x"
                /holdings/0/units: "+1" is not a number such as "1234.56",\
                 with at most 20 digits before and 18 after the point
                /prices: must be an array, not {}
                /fx/0/rate: must be above 0, not 0.000
                /fx/0/as_of: "2026-02-30T00:00:00Z" is not a time in UTC, such as 2026-03-02T08:00:00Z""");
    }

    @Test
    void read_ofWhatDoesNotFitThePolicyOrIsTwiceThere_namesEach() {
        String other = CONSTITUENT.replace("XTST:WLD", "XTST:OLD").replace("'world'", "'moon'");
        String text = LEAST.replace(
                        "[" + CONSTITUENT + "]",
                        "[" + CONSTITUENT + ", " + CONSTITUENT + ", "
                                + other.replace("'quote_unit': 'EUR'", "'quote_unit': 'GBX'") + "]")
                .replace(
                        "'holdings': []",
                        "'holdings': [{'listing': 'XTST:WLD', 'units': '-0.5'}, {'listing': 'XTST:WLD', 'units': '1'},"
                                + " {'listing': 'XTST:NIL', 'units': '1'}, {'listing': 'WLD', 'units': '1'}]")
                .replace(
                        "'prices': []",
                        "'prices': [" + PRICE + ", " + PRICE + ", "
                                + PRICE.replace("WLD", "NIL").replace("CLOSE", "OPEN")
                                + "], 'drawdown': {'peak_index': '1', 'index': '1.01'}, 'fx': [" + rate("EUR", "USD")
                                + ", " + rate("USD", "EUR") + ", " + rate("EUR", "USD") + "]")
                .replace("'cash': '0'", "'cash': '-0.01'");
        assertThat(errors(text)).isEqualTo("""
                /cash: must be 0 or more, not -0.01
                /drawdown/index: is above the peak_index
                /constituents/1/listing: XTST:WLD is repeated
                /constituents/2/sleeve: "moon" is not a sleeve of the policy, "cash_park" or "unassigned"
                /constituents/2/quote_unit: the policy has no quote unit "GBX"
                /holdings/0/units: must be 0 or more, not -0.5
                /holdings/1/listing: XTST:WLD is repeated
                /holdings/2/listing: XTST:NIL is not a constituent
                /holdings/3/listing: "WLD" is not a listing id, such as XLON:VWRP
                /prices/1/listing: a second CLOSE price of XTST:WLD
                /prices/2/listing: XTST:NIL is not a constituent
                /prices/2/kind: must be one of CLOSE, INTRADAY, not "OPEN"
                /fx/2: a second rate of EUR in USD""");
    }

    @Test
    void read_ofNumbersAtTheEdgeOfTheForm_takesOrRefusesThem() {
        for (String number : List.of("-0", "00012.50", "99999999999999999999", "0.000000000000000001")) {
            assertThat(SnapshotReader.read(json(LEAST.replace("'cash': '0'", "'cash': '" + number + "'")), POLICY)
                            .cash()
                            .cash())
                    .isEqualByComparingTo(number);
        }
        for (String number : List.of(
                "", ".5", "1.", "1,5", " 1", "1\\n", "NaN", "١", "999999999999999999999", "0.0000000000000000001")) {
            assertThat(errors(LEAST.replace("'cash': '0'", "'cash': '" + number + "'")))
                    .as(number)
                    .startsWith("/cash: \"");
        }
    }

    @Test
    void read_ofTimesInAnotherForm_refusesThem() {
        for (String time : List.of(
                "2026-04-01T08:00:00.000Z",
                "2026-04-01T08:00:00+00:00",
                "2026-04-01 08:00:00Z",
                "2026-04-01T24:00:00Z",
                "2026-04-01T23:59:60Z",
                "+12026-04-01T08:00:00Z",
                "2026-04-01T08:00:00.500Z",
                "-2026-04-01T08:00:00Z")) {
            assertThat(errors(LEAST.replace("2026-04-01T08:00:00Z", time)))
                    .as(time)
                    .startsWith("/as_of: ");
        }
    }

    @Test
    void read_ofHostileTexts_quotesAndCutsThem() {
        String text = LEAST.replace("'task': 'WEEKLY_REVIEW'", "'task': '\\u0000\\n" + "x".repeat(200) + "'");
        assertThat(errors(text))
                .isEqualTo("/task: must be one of WEEKLY_REVIEW, MONTHLY_ALLOCATION, QUARTERLY_REBALANCE, not"
                        + " \"\\u0000\\n" + "x".repeat(58) + "…\"");
    }

    private static String rate(String base, String quote) {
        return "{'base': '" + base + "', 'quote': '" + quote + "', 'rate': '1', 'as_of': '2026-03-31T15:30:00Z'}";
    }

    private static String errors(String text) {
        return catchThrowableOfType(InvalidSnapshotException.class, () -> SnapshotReader.read(json(text), POLICY))
                .getMessage();
    }

    /** JSON with single quotes, which reads better in Java. */
    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Policy policy() {
        return new Policy(
                "1",
                "",
                "EUR",
                ZoneId.of("Europe/Paris"),
                Policy.ValuationPrice.CLOSE,
                Map.of("EUR", new Policy.QuoteUnit("EUR", "EUR", BigDecimal.ONE)),
                List.of(new Policy.Sleeve("world", "World", BigDecimal.ONE, "wide", BigDecimal.TEN)),
                Map.of("wide", new Policy.DriftBand(Optional.of(BigDecimal.TEN), Optional.empty())),
                List.of(new Policy.Instrument(
                        ListingId.of("XTST", "WLD"),
                        "XF00000WLD01",
                        "W",
                        "EUR",
                        "EUR",
                        "world",
                        "fund",
                        "accumulating",
                        new Policy.OrderSizing(0),
                        OrderCosts.perOrder(BigDecimal.ZERO))),
                new Policy.OrderSizing(0),
                new Policy.Costs(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty()),
                BigDecimal.ZERO,
                Optional.empty(),
                new Policy.Cadence(false, Optional.empty(), Optional.empty()),
                new Policy.Constraints(Optional.empty(), false, Set.of(), Optional.empty()),
                List.of(),
                new Policy.DataQuality(Severity.CRITICAL, Map.of()));
    }
}
