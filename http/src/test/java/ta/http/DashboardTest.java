package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.NewEntry;
import ta.backoffice.book.RecordEntries;
import ta.backoffice.registry.ListingKeys;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

/** The overview page. */
final class DashboardTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static TestApi api;

    @BeforeAll
    static void start() {
        api = TestApi.start();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void value_ofAPortfolio_isExactToThePenny() {
        Pension mine = Pension.of(api, "calm@example.org");
        JsonNode page = dashboard(mine);
        assertThat(page.get("currency").textValue()).isEqualTo("GBP");
        assertThat(page.get("simulated").booleanValue()).isFalse();
        assertThat(page.at("/policy/version").textValue()).isEqualTo("1.0.0");
        assertThat(figures(page.get("value")))
                .containsExactly(
                        "basis NOW",
                        "total 35535.8",
                        "invested 35023.5",
                        "cash_park 0",
                        "cash 512.3",
                        "unassigned 0",
                        "never_deployed 0",
                        "drawdown 0",
                        "index 1",
                        "peak_index 1",
                        "session " + mine.session(0),
                        "holdings 2");
        assertThat(page.at("/value/oldest_price/age_sessions").textValue()).isEqualTo("0");
        assertThat(page.at("/value/oldest_price/source").textValue()).isEqualTo("file");
        assertThat(page.at("/value/oldest_price/as_of").textValue())
                .startsWith(mine.session(0).toString());
    }

    @Test
    void idleMoney_isShownWithItsReason() {
        Pension mine = Pension.of(api, "idle@example.org");
        assertThat(dashboard(mine).get("idle").toString())
                .startsWith("[{\"amount\":\"12.3\",\"always\":false,\"why\":\"Your policy invests at most one")
                .endsWith("\"clause\":\"/cadence/monthly/contribution\"}]");
    }

    @Test
    void wavesAndSunsets_areShownWithTheirTriggers() {
        Pension mine = Pension.of(api, "triggers@example.org");
        JsonNode page = dashboard(mine);
        assertThat(page.get("waves").toString())
                .isEqualTo("[{\"name\":\"A\",\"drawdown_at_least\":\"0.1\",\"drawdown\":\"0\",\"to_go\":\"0.1\","
                        + "\"deploy\":\"8000\",\"status\":\"NOT_REACHED\",\"clause\":\"/cash_park/waves/0\"},"
                        + "{\"name\":\"B\",\"drawdown_at_least\":\"0.2\",\"drawdown\":\"0\",\"to_go\":\"0.2\","
                        + "\"deploy\":\"8000\",\"status\":\"NOT_REACHED\",\"clause\":\"/cash_park/waves/1\"}]");
        LocalDate sunset = LocalDate.of(2027, 2, 1);
        LocalDate today = LocalDate.now(LONDON);
        assertThat(page.at("/sunsets/0/date").textValue()).isEqualTo(sunset.toString());
        assertThat(page.at("/sunsets/0/days_to_go").longValue()).isEqualTo(ChronoUnit.DAYS.between(today, sunset));
        assertThat(page.at("/sunsets/0/status").textValue()).isEqualTo(today.isBefore(sunset) ? "NOT_DUE" : "DUE");
        assertThat(page.at("/sunsets/1/clause").textValue()).isEqualTo("/cash_park/sunset/1");
    }

    @Test
    void portfolio_withoutOpenMatters_showsNone() {
        Pension mine = Pension.of(api, "quiet@example.org");
        JsonNode page = dashboard(mine);
        assertThat(page.at("/freeze/frozen").booleanValue()).isFalse();
        assertThat(page.get("findings_open").intValue()).isZero();
        assertThat(page.at("/today/outcome").textValue()).isEqualTo("RECOMMENDATION");
        assertThat(page.get("recommendation").isNull()).isTrue();
        assertThat(page.get("latest_run").isNull()).isTrue();
    }

    @Test
    void sleeves_haveTheStatusOfADecision() {
        Pension mine = Pension.of(api, "sleeves@example.org");
        JsonNode sleeves = dashboard(mine).get("sleeves");
        JsonNode decided = ok(mine.client.post(mine.at("/strategy/versions/1/preview?task=MONTHLY_ALLOCATION")))
                .at("/active/decision/valuation/sleeves");
        for (String field : List.of("code", "value", "target", "band_pp", "status")) {
            assertThat(sleeves.findValuesAsText(field)).isEqualTo(decided.findValuesAsText(field));
        }
        assertThat(figures(sleeves.get(0)))
                .containsExactly(
                        "code core",
                        "name World shares, all of them",
                        "value 18144",
                        "weight 0.518052165",
                        "target 0.35",
                        "drift_pp 16.8052165",
                        "band_pp 2",
                        "status OVERWEIGHT",
                        "under_below 8313.79",
                        "over_above 9913.35",
                        "to_go -14.8052165",
                        "clause /drift_bands/major");
        assertThat(figures(sleeves.get(2)))
                .contains("value 0", "status UNDERWEIGHT", "under_below 3045.53", "over_above 4775.93", "to_go -8");
    }

    @Test
    void allocation_thatWasMade_isShown_andTheNextOneIsInTheNextMonth() {
        Pension mine = Pension.of(api, "monthly@example.org");
        YearMonth month = YearMonth.now(LONDON);
        JsonNode before = dashboard(mine).get("next");
        assertThat(before.get("allocated_this_month").booleanValue()).isFalse();
        assertThat(allocations(before)).containsExactly(month, month.plusMonths(1), month.plusMonths(2));
        String recommendation = mine.recommendation().toString();
        JsonNode page = dashboard(mine);
        assertThat(page.at("/next/allocated_this_month").booleanValue()).isTrue();
        // On the first morning of a month, this month's slot is still to come, and it will be kept.
        boolean ahead = !before.at("/occasions/0/due").booleanValue();
        assertThat(allocations(page.get("next")).get(0)).isEqualTo(ahead ? month : month.plusMonths(1));
        assertThat(page.at("/next/occasions/0/local").textValue()).endsWith("T08:00");
        JsonNode advice =
                ok(mine.client.get("/recommendations/" + recommendation)).get("recommendation");
        assertThat(page.at("/recommendation/id").textValue()).isEqualTo(recommendation);
        assertThat(page.at("/recommendation/task").textValue()).isEqualTo("MONTHLY_ALLOCATION");
        assertThat(page.at("/recommendation/orders").intValue())
                .isEqualTo(advice.get("lines").size());
        assertThat(advice.get("lines")).hasSize(1);
        assertThat(page.at("/recommendation/buys")).isEqualTo(advice.at("/lines/0/estimated_amount"));
        assertThat(page.at("/recommendation/sells").textValue()).isEqualTo("0");
        assertThat(page.get("latest_run").get("id")).isEqualTo(advice.get("run"));
        assertThat(page.at("/latest_run/outcome").textValue()).isEqualTo("RECOMMENDATION");
    }

    @Test
    void portfolio_frozenByAPerson_keepsItsValue() {
        Pension mine = Pension.of(api, "stopped@example.org");
        JsonNode calm = dashboard(mine);
        ok(mine.client.post(mine.at("/freeze"), Pension.json("reason", "the broker is down")));
        JsonNode page = dashboard(mine);
        assertThat(page.at("/freeze/frozen").booleanValue()).isTrue();
        assertThat(page.at("/freeze/reason").textValue()).isEqualTo("the broker is down");
        assertThat(page.at("/freeze/by").textValue()).isEqualTo("stopped@example.org");
        assertThat(page.at("/freeze/since").isTextual()).isTrue();
        assertThat(page.at("/freeze/finding").isNull()).isTrue();
        assertThat(page.at("/today/outcome").textValue()).isEqualTo("FROZEN");
        assertThat(page.get("value")).isEqualTo(calm.get("value"));
        assertThat(page.get("sleeves")).isEqualTo(calm.get("sleeves"));
        ok(mine.client.post(mine.at("/unfreeze"), Pension.json("reason", "it is up again")));
        assertThat(dashboard(mine).get("freeze")).isEqualTo(calm.get("freeze"));
    }

    @Test
    void price_thatCausedAFreeze_leavesTheLastValuedSession() {
        try (TestApi alone = TestApi.start()) {
            Pension mine = jumped(alone);
            JsonNode page = dashboard(mine);
            assertThat(page.at("/freeze/frozen").booleanValue()).isTrue();
            assertThat(page.at("/freeze/finding/listing").textValue()).isEqualTo("XLON:SEMI");
            assertThat(page.at("/freeze/finding/check").textValue()).isEqualTo("quote_scale");
            assertThat(page.at("/freeze/reason").textValue()).contains("SEMI on XLON", "as if it were in another unit");
            assertThat(page.at("/today/outcome").textValue()).isEqualTo("FROZEN");
            assertStopped(mine, page);
            ok(mine.client.post(mine.at("/unfreeze"), Pension.json("reason", "let us see")));
            JsonNode unfrozen = dashboard(mine);
            assertThat(unfrozen.at("/freeze/frozen").booleanValue()).isFalse();
            assertThat(unfrozen.at("/today/outcome").textValue()).isEqualTo("BLOCKED");
            assertStopped(mine, unfrozen);
        }
    }

    @Test
    void findingsAndAlerts_thatAreOpen_areShown() {
        try (TestApi alone = TestApi.start()) {
            Pension mine = jumped(alone);
            JsonNode page = dashboard(mine);
            JsonNode open = ok(mine.client.get(mine.at("/quarantine")));
            assertThat(page.get("findings_open").intValue()).isEqualTo(open.size());
            assertThat(page.get("findings")).isEqualTo(open);
            assertThat(page.get("alerts"))
                    .isEqualTo(ok(mine.client.get(mine.at("/alerts?open=true"))).get("items"));
            assertThat(page.get("alerts_open").intValue())
                    .isEqualTo(page.get("alerts").size());
        }
    }

    /** The newest close of SEMI is a hundred times the one before, which freezes the portfolio. */
    private static Pension jumped(TestApi api) {
        Pension mine = Pension.empty(api, "jump@example.org");
        mine.activate();
        mine.refresh(mine.session(1), Map.of());
        mine.refresh(mine.session(0), Map.of("SEMI", "165000"));
        return mine;
    }

    private static void assertStopped(Pension mine, JsonNode page) {
        assertThat(page.at("/today/findings")).anySatisfy(finding -> {
            assertThat(finding.get("listing").textValue()).isEqualTo("XLON:SEMI");
            assertThat(finding.get("check").textValue()).isEqualTo("quote_scale");
            assertThat(finding.get("blocks").booleanValue()).isTrue();
            assertThat(finding.get("observed").textValue()).isEqualTo("100.0000000000");
        });
        assertThat(figures(page.get("value")))
                .contains(
                        "basis LAST_VALUATION",
                        "total 35535.8",
                        "invested 35023.5",
                        "session " + mine.session(1),
                        "oldest_price null");
        assertThat(page.at("/sleeves/0/value").textValue()).isEqualTo("18144");
        assertThat(page.at("/sleeves/0/to_go").textValue()).isEqualTo("-14.8052165");
        assertThat(page.at("/sleeves/0/status").isNull()).isTrue();
        assertThat(page.at("/waves/0/status").isNull()).isTrue();
    }

    @Test
    void portfolio_withoutAPolicy_showsTheKnownValues() {
        Pension mine = Pension.of(api, "other@example.org");
        Pension bare = Pension.empty(api, "bare@example.org");
        assertThat(figures(dashboard(bare).get("value")))
                .contains("basis NOW", "total 0", "invested 0", "cash 0", "holdings 0", "session null");
        var opened = mine.session(5).atTime(12, 0).atZone(LONDON).toInstant();
        var vwrp = api.app().read(mine.owner, ListingKeys::all).get(ListingId.of("XLON", "VWRP"));
        new RecordEntries(api.app())
                .record(
                        bare.owner,
                        bare.id,
                        EntryBatch.manual(
                                NewEntry.cash(EntryType.CONTRIBUTION, new BigDecimal("75.50"), opened),
                                NewEntry.transferIn(vwrp, BigDecimal.ONE, BigDecimal.TEN, opened)));
        JsonNode page = dashboard(bare);
        assertThat(figures(page.get("value")))
                .contains(
                        "basis UNKNOWN",
                        "total null",
                        "invested null",
                        "cash 75.5",
                        "holdings 1",
                        "never_deployed null");
        for (String unknown : List.of("policy", "next", "today", "simulated", "latest_run")) {
            assertThat(page.get(unknown).isNull()).as(unknown).isTrue();
        }
        assertThat(page.get("sleeves")).isEmpty();
    }

    @Test
    void policy_overAnEmptyLedger_startsFromZero() {
        Shared shared = Shared.of(api);
        JsonNode page = ok(shared.ann().get(shared.path() + "/dashboard"));
        assertThat(figures(page.get("value")))
                .contains("basis NOW", "total 0", "invested 0", "cash 0", "never_deployed 0", "peak_index null");
        assertThat(figures(page.get("sleeves").get(0)))
                .contains("value 0", "weight 0", "drift_pp -35", "to_go -33", "under_below null", "over_above null");
        assertThat(page.at("/next/occasions")).hasSize(4);
    }

    @Test
    void prices_thatAreAllSimulated_areMarked() {
        try (TestApi alone = TestApi.start()) {
            Pension mine = Pension.of(alone, "demo@example.org");
            alone.database()
                    .asSuperuser(
                            "alter table ta.price_points disable trigger all",
                            "update ta.price_points set source = 'simulated'",
                            "alter table ta.price_points enable trigger all");
            assertThat(dashboard(mine).get("simulated").booleanValue()).isTrue();
        }
    }

    private static List<YearMonth> allocations(JsonNode next) {
        List<YearMonth> months = new ArrayList<>();
        next.get("occasions").forEach(occasion -> {
            if (occasion.get("task").textValue().equals("MONTHLY_ALLOCATION")) {
                months.add(YearMonth.parse(occasion.get("local").textValue().substring(0, 7)));
            }
        });
        return months;
    }

    /** {@code name value} of each simple field. */
    private static List<String> figures(JsonNode object) {
        return object.properties().stream()
                .filter(entry -> entry.getValue().isValueNode())
                .map(entry -> entry.getKey() + " " + entry.getValue().asText())
                .toList();
    }

    private static JsonNode dashboard(Pension of) {
        return ok(of.client.get(of.at("/dashboard")));
    }

    private static JsonNode ok(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
