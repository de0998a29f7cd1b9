package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.database.Ids;

/** Runs: requested, listed, explained and replayed. */
final class RunsTest {

    private static final String WEEKLY_REVIEW = Pension.json("task", "WEEKLY_REVIEW");

    private static TestApi api;
    private static Pension full;
    private static String run;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        full = Pension.of(api, "full@example.org");
        run = "/runs/" + full.decide().runId();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void request_sentTwiceWithOneKey_isQueuedOnce_andWakesTheWorkerOnce() {
        Pension mine = Pension.of(api, "asks@example.org");
        String key = UUID.randomUUID().toString();
        int before = api.woken();
        TestApi.Answer requested = mine.client.post(mine.at("/runs"), WEEKLY_REVIEW, key);
        assertThat(requested.status()).as(requested.text()).isEqualTo(202);
        assertThat(requested.json().get("state").textValue()).isEqualTo("QUEUED");
        assertThat(requested.json().get("slot").textValue()).isEqualTo(key);
        assertThat(api.woken()).isEqualTo(before + 1);
        TestApi.Answer again = mine.client.post(mine.at("/runs"), WEEKLY_REVIEW, key);
        assertThat(again.json()).isEqualTo(requested.json());
        assertThat(api.woken()).isEqualTo(before + 1);
    }

    @Test
    void runs_arePagedNewestFirst() {
        Pension mine = Pension.of(api, "pages@example.org");
        JsonNode review = mine.client.post(mine.at("/runs"), WEEKLY_REVIEW).json();
        TestApi.Answer refresh = mine.client.post(mine.at("/prices/refresh"));
        assertThat(refresh.status()).as(refresh.text()).isEqualTo(202);
        JsonNode page = ok(mine.client.get(mine.at("/runs?limit=1")));
        assertThat(page.get("items").get(0)).isEqualTo(refresh.json());
        JsonNode rest =
                ok(mine.client.get(mine.at("/runs?cursor=" + page.get("next").textValue())));
        assertThat(rest.get("items")).hasSize(1);
        assertThat(rest.get("items").get(0).get("id")).isEqualTo(review.get("id"));
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void runs_areFilteredByTaskAndState() {
        Pension mine = Pension.of(api, "filters@example.org");
        JsonNode review = mine.client.post(mine.at("/runs"), WEEKLY_REVIEW).json();
        mine.client.post(mine.at("/prices/refresh"));
        JsonNode found = ok(mine.client.get(mine.at("/runs?task=WEEKLY_REVIEW&state=QUEUED")))
                .get("items");
        assertThat(found).hasSize(1);
        assertThat(found.get(0)).isEqualTo(review);
        assertThat(ok(mine.client.get(mine.at("/runs?state=FAILED"))).get("items"))
                .isEmpty();
        assertThat(mine.client.get(mine.at("/runs?task=LUNCH")).code()).isEqualTo("INVALID");
        assertThat(mine.client.get(mine.at("/runs?state=queued")).code()).isEqualTo("INVALID");
    }

    @Test
    void run_withoutADecision_hasNeitherTraceNorExplanation() {
        Pension mine = Pension.of(api, "waits@example.org");
        String path = "/runs/"
                + mine.client
                        .post(mine.at("/runs"), WEEKLY_REVIEW)
                        .json()
                        .get("id")
                        .textValue();
        assertThat(ok(mine.client.get(path)).get("decision").isNull()).isTrue();
        assertThat(mine.client.get(path + "/trace").code()).isEqualTo("RUN_UNDECIDED");
        assertThat(mine.client.get(path + "/explanation").code()).isEqualTo("RUN_UNDECIDED");
    }

    @Test
    void request_thatIsInvalid_isRefusedWithReasonAndPlace() {
        Pension mine = Pension.empty(api, "bare@example.org");
        int before = api.woken();
        assertThat(mine.client.post(mine.at("/runs"), WEEKLY_REVIEW).code()).isEqualTo("NO_POLICY");
        TestApi.Answer lunch = mine.client.post(mine.at("/runs"), Pension.json("task", "LUNCH"));
        assertThat(lunch.code()).isEqualTo("INVALID");
        assertThat(lunch.json().get("errors").get(0).get("at").textValue()).isEqualTo("/task");
        assertThat(full.client
                        .post(full.at("/runs"), Pension.json("task", "WEEKLY_REVIEW", "as_of", "2020-01-01T00:00:00Z"))
                        .code())
                .isEqualTo("AS_OF_PAST");
        assertThat(full.client
                        .post(
                                full.at("/runs"),
                                Pension.json(
                                        "task",
                                        "PRICE_REFRESH",
                                        "as_of",
                                        Instant.now().toString()))
                        .code())
                .isEqualTo("INVALID");
        assertThat(api.woken()).isEqualTo(before);
    }

    @Test
    void run_decided_hasItsDecisionAndHashes() {
        JsonNode one = ok(full.client.get(run));
        assertThat(one.get("run").get("state").textValue()).isEqualTo("SUCCEEDED");
        assertThat(one.get("run").get("outcome").textValue()).isEqualTo("RECOMMENDATION");
        assertThat(one.get("run").get("recommendation").isTextual()).isTrue();
        JsonNode decision = one.get("decision");
        assertThat(decision.get("decision_sha256"))
                .isEqualTo(decision.get("body").get("decision_sha256"));
        JsonNode snapshot = ok(full.client.get(run + "/snapshot"));
        assertThat(snapshot.get("snapshot_sha256")).isEqualTo(decision.get("snapshot_sha256"));
        assertThat(snapshot.get("snapshot").get("task").textValue()).isEqualTo("MONTHLY_ALLOCATION");
        JsonNode replay = ok(full.client.post(run + "/replay"));
        assertThat(replay.get("agrees").booleanValue()).isTrue();
        assertThat(replay.get("pruned").booleanValue()).isFalse();
        assertThat(replay.get("replayed")).isEqualTo(decision.get("decision_sha256"));
    }

    @Test
    void trace_ofARun_linksOrdersToClausesAndRows() {
        JsonNode trace = ok(full.client.get(run + "/trace"));
        assertThat(trace.get("policy_sha256").textValue()).hasSize(64);
        JsonNode price = origin(trace, "Price");
        assertThat(price.get("kind").textValue()).isEqualTo("PRICE");
        assertThat(price.get("price").get("source").textValue()).isEqualTo("file");
        assertThat(price.get("price").get("revision").intValue()).isEqualTo(1);
        assertThat(price.get("sentence").textValue()).contains(" from file, received ");
        assertThat(price.get("ledger_entry").isNull()).isTrue();
        JsonNode cash = origin(trace, "Cash");
        assertThat(cash.get("ledger_entry").get("recorded_by").textValue()).isEqualTo("full@example.org");
        JsonNode drift = null;
        for (JsonNode firing : trace.get("firings")) {
            drift = "drift".equals(firing.get("phase").textValue()) ? firing : drift;
        }
        String line = Pension.policy().split("\n")[drift.get("line").intValue() - 1];
        assertThat(line).contains(drift.get("clause").textValue().replaceFirst(".*/", ""));
        assertThat(drift.get("inputs")).isNotEmpty();
    }

    @Test
    void explanation_ofARun_sumsToItsOrders_andRefersToFactsOfTheTrace() {
        JsonNode explanation = ok(full.client.get(run + "/explanation"));
        assertThat(explanation.get("agrees").booleanValue()).isTrue();
        Map<String, JsonNode> facts = new HashMap<>();
        ok(full.client.get(run + "/trace"))
                .get("facts")
                .forEach(fact -> facts.put(fact.get("id").textValue(), fact));
        JsonNode lines = ok(full.client.get(run)).at("/decision/body/lines");
        assertThat(explanation.get("orders")).hasSameSizeAs(lines).isNotEmpty();
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = lines.get(i);
            JsonNode order = explanation.get("orders").get(i);
            assertThat(order.get("seq")).isEqualTo(line.get("seq"));
            JsonNode fact = facts.get(order.at("/order/facts/0").textValue());
            assertThat(fact.get("type").textValue()).isEqualTo("Line");
            assertThat(fact.at("/values/listing")).isEqualTo(line.get("listing"));
            JsonNode steps = order.get("waterfall");
            assertThat(new BigDecimal(steps.get(steps.size() - 1).get("running").textValue()))
                    .isEqualByComparingTo(line.get("estimated_amount").textValue());
            JsonNode price = order.get("price");
            JsonNode used = facts.get(price.at("/why/facts/1").textValue());
            assertThat(used.get("type").textValue()).isEqualTo("Price");
            assertThat(used.at("/values/price")).isEqualTo(price.get("price"));
            assertThat(price.get("source").textValue()).isEqualTo("file");
            assertThat(used.get("origins")).isNotEmpty();
        }
        for (JsonNode named : explanation.findValues("facts")) {
            assertThat(named).isNotEmpty().allSatisfy(id -> assertThat(facts).containsKey(id.textValue()));
        }
        assertThat(explanation.get("triggers").findValuesAsText("kind")).contains("CADENCE", "WAVE");
    }

    @Test
    void guards_ofAPolicy_areExplainedWithTheirOrderAndMargin() {
        Pension mine = Pension.of(api, "guards@example.org");
        String guarded = Pension.policy().replace("\"data_quality\":", """
                        "guards": [
                          {"name": "Stop", "side": "BUY", "sleeves": ["energy"], "then": "suppress",
                           "when": [{"fact": "order_amount", "is": "above", "value": 100}]},
                          {"name": "Watch", "side": "ANY", "then": "warn",
                           "when": [{"fact": "drawdown_pct", "is": "at_most", "value": 5}]}
                        ],
                        "data_quality":""");
        mine.client.post(mine.at("/strategy/versions"), Pension.json("policy", guarded));
        ok(mine.client.post(mine.at("/strategy/versions/2/approve"), Pension.json("reason", "guards")));
        JsonNode explanation = ok(mine.client.get("/runs/" + mine.decide().runId() + "/explanation"));

        JsonNode suppressed = explanation.at("/suppressed/0");
        assertThat(suppressed.get("reason").textValue()).isEqualTo("GUARD:Stop");
        assertThat(suppressed.at("/why/clause").textValue()).isEqualTo("/guards/0");
        assertThat(suppressed.at("/margin/unit").textValue()).isEqualTo("GBP");
        List<JsonNode> warnings = new ArrayList<>();
        explanation.get("constraints").forEach(constraint -> {
            if (constraint.get("status").textValue().equals("WARN")) {
                warnings.add(constraint);
            }
        });
        assertThat(warnings).isNotEmpty().allSatisfy(warning -> {
            assertThat(warning.get("constraint").textValue()).isEqualTo("GUARD:Watch");
            assertThat(warning.at("/why/clause").textValue()).isEqualTo("/guards/1");
        });
        assertThat(warnings.stream().map(warning -> warning.get("line").intValue()))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, explanation.get("orders").size())
                                .boxed()
                                .toList());
    }

    @Test
    void replay_ofAPrunedSnapshot_reportsIt() {
        Pension mine = Pension.of(api, "pruned@example.org");
        String path = "/runs/" + mine.decide().runId();
        api.database()
                .asSuperuser(
                        "alter table ta.run_input_snapshots disable trigger all",
                        "update ta.run_input_snapshots set body = null, pruned_at = now() where portfolio_id = '"
                                + mine.id + "'",
                        "alter table ta.run_input_snapshots enable trigger all");
        JsonNode replay = ok(mine.client.post(path + "/replay"));
        assertThat(replay.get("pruned").booleanValue()).isTrue();
        JsonNode snapshot = ok(mine.client.get(path + "/snapshot"));
        assertThat(snapshot.get("pruned").booleanValue()).isTrue();
        assertThat(snapshot.get("snapshot").isNull()).isTrue();
        assertThat(mine.client.get(path + "/explanation").code()).isEqualTo("SNAPSHOT_PRUNED");
        assertThat(mine.client.get(path + "/trace").code()).isEqualTo("SNAPSHOT_PRUNED");
    }

    @Test
    void runs_ofAnotherUser_areNotFound() {
        Client stranger = Pension.empty(api, "stranger@example.org").client;
        String unknown = "/runs/" + Ids.next();
        for (String part : new String[] {"", "/trace", "/explanation", "/snapshot"}) {
            TestApi.Answer foreign = stranger.get(run + part);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.json().get("detail"))
                    .isEqualTo(stranger.get(unknown + part).json().get("detail"));
        }
        assertThat(stranger.post(run + "/replay").code()).isEqualTo("NOT_FOUND");
        assertThat(stranger.post(full.at("/runs"), WEEKLY_REVIEW).code()).isEqualTo("NOT_FOUND");
        assertThat(stranger.get("/runs/none").status()).isEqualTo(404);
    }

    private static JsonNode origin(JsonNode trace, String type) {
        for (JsonNode fact : trace.get("facts")) {
            if (fact.get("type").textValue().equals(type)) {
                return fact.get("origins").get(0);
            }
        }
        throw new AssertionError("no " + type);
    }

    private static JsonNode ok(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
