package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ta.database.Ids;
import ta.http.json.Json;

/** Policy versions: drafts, errors, previews, rules, approval and comparison. */
final class StrategyTest {

    private static final String VERSIONS = "/strategy/versions";

    private static TestApi api;
    private static Pension full;

    @BeforeAll
    static void start() {
        api = TestApi.start();
        full = Pension.of(api, "full@example.org");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void draft_approved_becomesTheActivePolicyByteForByte() {
        Pension mine = Pension.empty(api, "author@example.org");
        assertThat(mine.client.get(mine.at("/strategy")).code()).isEqualTo("NO_POLICY");
        String text = Pension.policy() + "\n\n";
        assertThat(draft(mine, text).get("version").get("state").textValue()).isEqualTo("DRAFT");
        JsonNode approved = ok(mine.client.post(mine.at(VERSIONS + "/1/approve"), Pension.json("reason", "a start")));
        assertThat(approved.get("version").get("state").textValue()).isEqualTo("APPROVED");
        JsonNode active = ok(mine.client.get(mine.at("/strategy")));
        assertThat(active.get("policy").textValue()).isEqualTo(text);
        assertThat(active.get("version").get("approved_by").textValue()).isEqualTo("author@example.org");
        assertThat(active.get("version").get("reason").textValue()).isEqualTo("a start");
        assertThat(active.get("summary").get("sleeves")).hasSize(6);
        assertThat(active.get("summary")
                        .get("sleeves")
                        .get(0)
                        .get("target_weight")
                        .textValue())
                .isEqualTo("0.35");
        JsonNode copied = created(mine.client.post(mine.at(VERSIONS), "{\"from\": 1, \"reason\": \"an idea\"}"));
        assertThat(copied.get("policy").textValue()).isEqualTo(text);
        ok(mine.client.post(mine.at(VERSIONS + "/2/approve"), Pension.json("reason", "the same again")));
        JsonNode all = ok(mine.client.get(mine.at(VERSIONS)));
        assertThat(all.findValuesAsText("state")).containsExactly("APPROVED", "RETIRED");
        assertThat(all.get(0).get("policy_sha256")).isEqualTo(all.get(1).get("policy_sha256"));
        assertThat(mine.client.get("/portfolios/" + mine.id).status()).isEqualTo(200);
    }

    @Test
    void draft_unreadable_isStored_andValidated() {
        Pension mine = Pension.empty(api, "unreadable@example.org");
        assertThat(draft(mine, "{ no policy").get("policy").textValue()).isEqualTo("{ no policy");
        JsonNode first = ok(mine.client.post(mine.at(VERSIONS + "/1/validate")));
        assertThat(first.get("valid").booleanValue()).isFalse();
        assertThat(first.get("errors").get(0).get("code").textValue()).isEqualTo("SYNTAX");
    }

    @Test
    void draft_withErrors_reportsThem_andCannotBeApproved() {
        Pension mine = Pension.empty(api, "sloppy@example.org");
        draft(mine, Pension.policy().replace("\"target_weight\": 0.10", "\"target_weight\": 0.11"));
        JsonNode error = ok(mine.client.post(mine.at(VERSIONS + "/1/validate")))
                .get("errors")
                .get(0);
        assertThat(error.get("code").textValue()).isEqualTo("TARGETS_SUM");
        assertThat(error.get("pointer").textValue()).isEqualTo("/sleeves");
        assertThat(error.get("line").intValue()).isGreaterThan(1);
        assertThat(error.get("maybe").textValue()).startsWith("Maybe ");
        TestApi.Answer refused = mine.client.post(mine.at(VERSIONS + "/1/approve"), Pension.json("reason", "r"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("POLICY_INVALID");
        assertThat(refused.json().get("errors").get(0).get("at").textValue()).isEqualTo("/sleeves");
        assertThat(refused.json().get("errors").get(0).get("detail").textValue())
                .startsWith("TARGETS_SUM, line ");
    }

    @Test
    void draft_savedWithoutAManifesto_keepsTheStoredOne() {
        Pension mine = Pension.empty(api, "patient@example.org");
        draft(mine, "{}");
        String both = Pension.json("policy", "{}", "manifesto", "# Patience");
        assertThat(ok(mine.client.put(mine.at(VERSIONS + "/1"), both))
                        .get("manifesto")
                        .textValue())
                .isEqualTo("# Patience");
        ok(mine.client.put(mine.at(VERSIONS + "/1"), Pension.json("policy", Pension.policy())));
        JsonNode third = ok(mine.client.post(mine.at(VERSIONS + "/1/validate")));
        assertThat(third.get("valid").booleanValue()).isTrue();
        assertThat(third.get("policy_sha256").textValue()).hasSize(64);
        assertThat(ok(mine.client.get(mine.at(VERSIONS + "/1")))
                        .get("manifesto")
                        .textValue())
                .isEqualTo("# Patience");
    }

    @Test
    void manifesto_isStoredAsTyped_shownFilled_andFollowsThePolicy() {
        Pension mine = Pension.empty(api, "writer@example.org");
        draft(mine, Pension.policy());
        String typed = "At {{/drift_bands/major/absolute_pp}} points, {{/sleeves/core/target_weight | percent}} core.";
        JsonNode saved = saved(mine, Pension.policy(), typed);
        assertThat(saved.get("manifesto").textValue()).isEqualTo(typed);
        assertThat(saved.get("manifesto_filled").textValue()).isEqualTo("At 2 points, 35 % core.");
        assertThat(saved.get("manifesto_errors")).isEmpty();
        String wider = Pension.policy().replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5");
        ok(mine.client.put(mine.at(VERSIONS + "/1"), Pension.json("policy", wider)));
        ok(mine.client.post(mine.at(VERSIONS + "/1/approve"), Pension.json("reason", "a start")));
        JsonNode active = ok(mine.client.get(mine.at("/strategy")));
        assertThat(active.get("manifesto").textValue()).isEqualTo(typed);
        assertThat(active.get("manifesto_filled").textValue()).isEqualTo("At 2.5 points, 35 % core.");
        JsonNode copy = created(mine.client.post(mine.at(VERSIONS), "{\"from\": 1, \"reason\": \"more\"}"));
        assertThat(copy.get("manifesto").textValue()).isEqualTo(typed);
    }

    @Test
    void manifesto_thatCannotBeFilled_isKept_toldAndNotApproved() {
        Pension mine = Pension.empty(api, "typist@example.org");
        draft(mine, Pension.policy());
        String typed = "# Why\n\nAt {{/drift_bands/mayor/absolute_pp}} points.";
        JsonNode saved = saved(mine, Pension.policy(), typed);
        assertThat(saved.get("manifesto").textValue()).isEqualTo(typed);
        assertThat(saved.get("manifesto_filled").textValue()).isEqualTo(typed);
        JsonNode validated = ok(mine.client.post(mine.at(VERSIONS + "/1/validate")));
        assertThat(validated.get("valid").booleanValue()).isFalse();
        assertThat(validated.get("errors")).isEmpty();
        assertThat(validated.get("policy_sha256").textValue()).hasSize(64);
        assertThat(validated.get("manifesto_errors")).hasSize(1).isEqualTo(saved.get("manifesto_errors"));
        JsonNode error = validated.get("manifesto_errors").get(0);
        assertThat(error.get("code").textValue()).isEqualTo("PLACEHOLDER");
        assertThat(error.get("line").intValue()).isEqualTo(3);
        assertThat(error.get("column").intValue()).isEqualTo(6);
        assertThat(error.get("message").textValue()).isEqualTo("/drift_bands has no \"mayor\"");
        assertThat(error.get("maybe").textValue()).isEqualTo("Maybe {{/drift_bands/major/absolute_pp}} was meant.");
        TestApi.Answer refused = mine.client.post(mine.at(VERSIONS + "/1/approve"), Pension.json("reason", "r"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("MANIFESTO_INVALID");
        assertThat(refused.json().get("errors").get(0).get("detail").textValue())
                .startsWith("line 3, column 6: /drift_bands has no \"mayor\"");
        assertThat(ok(mine.client.get(mine.at(VERSIONS + "/1")))
                        .get("manifesto")
                        .textValue())
                .isEqualTo(typed);
    }

    private static JsonNode saved(Pension of, String policy, String manifesto) {
        return ok(of.client.put(of.at(VERSIONS + "/1"), Pension.json("policy", policy, "manifesto", manifesto)));
    }

    /** The editor in the browser fetches both before a portfolio has a policy, so they need no sign-in. */
    @Test
    void shippedSample_fitsTheSchema() {
        TestApi.Answer schema = api.anonymous().get("/policy-schema");
        assertThat(schema.status()).isEqualTo(200);
        assertThat(schema.header("Content-Type")).startsWith("application/schema+json");
        JsonNode shipped = ok(api.anonymous().get("/policy-sample"));
        assertThat(shipped.get("manifesto").textValue()).startsWith("# The manifesto\n");
        String sample = shipped.get("policy").textValue();
        assertThat(sample).isEqualTo(Pension.policy());
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema.json())
                        .validate(Json.read(sample.getBytes(StandardCharsets.UTF_8), JsonNode.class)))
                .isEmpty();
    }

    /** A draft of a sample can be approved although none of its listings was registered before. */
    @Test
    void sample_isDraftedAndApproved_andItsListingsAreThenRegistered() {
        JsonNode samples = ok(api.anonymous().get("/policy-samples"));
        assertThat(samples.findValuesAsText("name")).contains("three-funds", "pension-in-drawdown");
        Pension mine = Pension.empty(api, "sampler@example.org");
        String policy = samples.get(2).get("policy").textValue();
        draft(mine, policy);
        JsonNode validation = ok(mine.client.post(mine.at(VERSIONS + "/1/validate")));
        assertThat(validation.get("valid").booleanValue()).isTrue();
        assertThat(validation.get("warnings")).isEmpty();
        ok(mine.client.post(mine.at(VERSIONS + "/1/approve"), Pension.json("reason", "a sample")));
        JsonNode found = ok(mine.client.get("/listings/search?q=XLON:VAGS")).get(0);
        assertThat(found.get("registered").booleanValue()).isTrue();
        assertThat(found.get("type").textValue()).isEqualTo("ETF");
        assertThat(found.get("distribution").textValue()).isEqualTo("accumulating");
    }

    @Test
    void approvedVersion_savedOrApprovedAgain_isRefused() {
        TestApi.Answer saved = full.client.put(full.at(VERSIONS + "/1"), Pension.json("policy", "{}"));
        assertThat(saved.status()).isEqualTo(409);
        assertThat(saved.code()).isEqualTo("VERSION_STATE");
        assertThat(full.client
                        .post(full.at(VERSIONS + "/1/approve"), Pension.json("reason", "again"))
                        .code())
                .isEqualTo("VERSION_STATE");
    }

    @Test
    void create_withPolicyAndFromOrNeither_isRefused() {
        for (String body : new String[] {"{}", "{\"policy\": \"{}\", \"from\": 1}"}) {
            TestApi.Answer refused = full.client.post(full.at(VERSIONS), body);
            assertThat(refused.code()).isEqualTo("INVALID");
            assertThat(refused.json().get("errors").get(0).get("at").textValue())
                    .isEqualTo("/policy");
        }
        assertThat(full.client.post(full.at(VERSIONS), "{\"from\":99}").code()).isEqualTo("NOT_FOUND");
        assertThat(full.client
                        .put(full.at(VERSIONS + "/1"), "{\"policy\":1}")
                        .json()
                        .get("errors")
                        .get(0)
                        .get("at")
                        .textValue())
                .isEqualTo("/policy");
    }

    @Test
    void preview_ofADraft_isComparedWithTheActivePolicy_andStoresNothing() {
        String before = rows();
        String other = Pension.policy()
                .replace("\"monthly\": {\n      \"contribution\": 500", "\"monthly\": {\n      \"contribution\": 300")
                .replace("\"amount\": 425", "\"amount\": 225");
        int number = draft(full, other).get("version").get("number").intValue();
        String path = full.at(VERSIONS + "/" + number);
        JsonNode preview = ok(full.client.post(path + "/preview?task=MONTHLY_ALLOCATION"));
        assertThat(preview.get("active").get("outcome").textValue()).isEqualTo("RECOMMENDATION");
        assertThat(preview.get("version").get("outcome").textValue()).isEqualTo("RECOMMENDATION");
        JsonNode sentences = preview.get("version").get("sentences");
        assertThat(sentences).hasSameSizeAs(preview.get("version").get("lines"));
        assertThat(sentences.get(0).textValue()).startsWith("Buy ").contains(", about £");
        assertThat(preview.get("version").get("headline").textValue()).containsIgnoringCase("buy ");
        assertThat(preview.get("version").get("lines"))
                .isNotEqualTo(preview.get("active").get("lines"));
        assertThat(preview.get("changes").findValuesAsText("clause")).contains("/cadence/monthly/contribution");
        assertThat(rows()).isEqualTo(before);
        JsonNode diff = ok(full.client.get(full.at("/strategy/diff?to=" + number)));
        assertThat(diff).isEqualTo(preview.get("changes"));
        assertThat(ok(full.client.get(full.at("/strategy/diff?from=" + number + "&to=" + number))))
                .isEmpty();
        assertThat(full.client.post(path + "/preview?task=LUNCH").code()).isEqualTo("INVALID");
        assertThat(full.client.get(full.at("/strategy/diff")).code()).isEqualTo("INVALID");
    }

    @Test
    void preview_withoutPricesOrWithAnUnknownListing_isBlocked() {
        Pension mine = Pension.empty(api, "bare@example.org");
        mine.activate();
        String other = Pension.policy().replace("WLDS", "WLDX").replace("IE00BF4RFH31", "IE00B4L5Y983");
        draft(mine, other);
        JsonNode preview = ok(mine.client.post(mine.at(VERSIONS + "/2/preview?task=WEEKLY_REVIEW")));
        assertThat(preview.get("version").get("outcome").textValue()).isEqualTo("BLOCKED");
        assertThat(preview.get("version").get("decision").get("findings").toString())
                .contains("XLON:WLDX");
    }

    @Test
    void rules_ofAVersion_haveClauseLineAndSentence() {
        JsonNode rules = ok(full.client.get(full.at(VERSIONS + "/1/rules")));
        JsonNode small = null;
        for (JsonNode rule : rules) {
            small = rule.get("name").textValue().equals("drift-band.under [small_cap]") ? rule : small;
        }
        assertThat(small.get("clause").textValue()).isEqualTo("/drift_bands/minor");
        assertThat(small.get("phase").textValue()).isEqualTo("DRIFT");
        assertThat(small.get("sentence").textValue())
                .isEqualTo("small_cap is underweight when it is more than 1 points under its target.");
        assertThat(Pension.policy().split("\n")[small.get("line").intValue() - 1])
                .contains("\"minor\"");
        assertThat(small.get("drl").textValue())
                .startsWith("rule \"drift-band.under [small_cap]\"")
                .endsWith("end");
        assertThat(rules.findValuesAsText("sentence")).doesNotContain("");
    }

    @Test
    void clauses_ofTheActivePolicy_nameTheLastRunInWhichTheyDecided() {
        Pension mine = Pension.of(api, "drifted@example.org");
        String run = mine.decide().runId().toString();
        Map<String, JsonNode> clauses = new HashMap<>();
        ok(mine.client.get(mine.at("/strategy/clauses")))
                .forEach(clause -> clauses.put(clause.get("clause").textValue(), clause));
        JsonNode major = clauses.get("/drift_bands/major");
        assertThat(major.get("last_run").textValue()).isEqualTo(run);
        assertThat(major.get("last_as_of"))
                .isEqualTo(ok(mine.client.get("/runs/" + run)).get("run").get("as_of"));
        assertThat(Pension.policy().split("\n")[major.get("line").intValue() - 1])
                .contains("\"major\"");
        assertThat(clauses.get("/cash_park/waves/1").get("last_run").isNull()).isTrue();
        assertThat(clauses.get("/data_quality/checks/price_jump")
                        .get("last_as_of")
                        .isNull())
                .isTrue();
        Pension other = Pension.empty(api, "idle@example.org");
        assertThat(other.client.get(other.at("/strategy/clauses")).code()).isEqualTo("NO_POLICY");
        assertThat(other.client.get(mine.at("/strategy/clauses")).code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void versions_ofAnotherUser_areNotFound() {
        Client stranger = Pension.empty(api, "stranger@example.org").client;
        for (String path : new String[] {"/strategy", VERSIONS, VERSIONS + "/1", VERSIONS + "/1/rules"}) {
            TestApi.Answer foreign = stranger.get(full.at(path));
            TestApi.Answer unknown = stranger.get("/portfolios/" + Ids.next() + path);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.json().get("detail")).isEqualTo(unknown.json().get("detail"));
        }
        assertThat(stranger.post(full.at(VERSIONS + "/1/approve"), Pension.json("reason", "mine"))
                        .code())
                .isEqualTo("NOT_FOUND");
        assertThat(full.client.get(full.at(VERSIONS + "/77")).code()).isEqualTo("NOT_FOUND");
    }

    private static JsonNode draft(Pension of, String text) {
        return created(of.client.post(of.at(VERSIONS), Pension.json("policy", text)));
    }

    private static String rows() {
        return api.app().read(full.owner, tx -> tx.sql().fetch("""
                                        select (select count(*) from ta.task_runs),
                                               (select count(*) from ta.price_findings),
                                               (select count(*) from ta.portfolio_constituents),
                                               (select count(*) from ta.listings)
                                        """).formatCSV());
    }

    private static JsonNode ok(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode created(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }
}
