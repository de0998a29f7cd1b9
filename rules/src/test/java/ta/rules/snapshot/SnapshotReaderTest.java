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
        assertThat(errors("[]")).isEqualTo("(snapshot): an object is needed here, not []");
        assertThat(errors("null")).isEqualTo("(snapshot): an object is needed here, not null");
    }

    @Test
    void read_ofAnEmptyObject_namesEveryMissingField() {
        assertThat(errors("{}")).isEqualTo("""
                (snapshot): the field "snapshot" must be 1, the version of the format
                (snapshot): the field "portfolio" is missing
                (snapshot): the field "task" is missing
                (snapshot): the field "as_of" is missing
                (snapshot): the field "cash" is missing
                (snapshot): the field "constituents" is missing
                /constituents: the policy's instrument XTST:WLD is missing
                (snapshot): the field "holdings" is missing
                (snapshot): the field "prices" is missing""");
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
                (snapshot): the field "snapshot" must be 1, the version of the format
                /portfolio/base_currency: is "USD", the policy's is EUR
                /portfolio/id: a text is needed, not 7
                /task: is "DAILY"; it can be WEEKLY_REVIEW, MONTHLY_ALLOCATION, QUARTERLY_REBALANCE
                /as_of: "2026-04-01T08:00Z" is no time; one looks like 2026-03-02T08:00:00Z
                /frozen: true or false is needed, not "no"
                /cash: a text is needed, not 12.5
                /contribution_deployed_this_month: "1e3" is no number; one is a text such as "1234.56", of at most 20 digits before and 18 after the point
                /drawdown/peak_index: is 0, it must be above 0
                /drawdown/index: is -1, it must not be negative
                /waves_deployed/0: a text is needed, not 1
                /sunsets_applied: an array is needed, not {}
                /venues/XTST/open: true or false is needed, not 1
                /constituents/1: an object is needed here, not "x"
                /holdings/0/units: "+1" is no number; one is a text such as "1234.56", of at most 20 digits before and 18 after the point
                /prices: an array is needed, not {}
                /fx/0/rate: is 0.000, it must be above 0
                /fx/0/as_of: "2026-02-30T00:00:00Z" is no time; one looks like 2026-03-02T08:00:00Z""");
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
                /cash: is -0.01, it must not be negative
                /drawdown/index: is above the peak_index
                /constituents/1/listing: XTST:WLD is there twice
                /constituents/2/sleeve: "moon" is no sleeve of the policy, cash_park or unassigned
                /constituents/2/quote_unit: the policy has no quote unit "GBX"
                /holdings/0/units: is -0.5, it must not be negative
                /holdings/1/listing: XTST:WLD is there twice
                /holdings/2/listing: XTST:NIL is no constituent
                /holdings/3/listing: "WLD" is no listing id; one looks like XLON:VWRP
                /prices/1/listing: a second CLOSE price of XTST:WLD
                /prices/2/listing: XTST:NIL is no constituent
                /prices/2/kind: is "OPEN"; it can be CLOSE, INTRADAY
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
                .isEqualTo("/task: is \"\\u0000\\n" + "x".repeat(58)
                        + "…\"; it can be WEEKLY_REVIEW, MONTHLY_ALLOCATION, QUARTERLY_REBALANCE");
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
                        "accumulating")),
                new Policy.OrderSizing(0),
                new Policy.Costs(BigDecimal.ZERO, BigDecimal.ZERO, Optional.empty()),
                BigDecimal.ZERO,
                Optional.empty(),
                new Policy.Cadence(false, Optional.empty(), Optional.empty()),
                new Policy.Constraints(Optional.empty(), false, Set.of(), Optional.empty()),
                new Policy.DataQuality(Severity.CRITICAL, Map.of()));
    }
}
