package ta.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is approved, saved and tried out is what was shown. */
final class RevisionsTest {

    private static final String VERSIONS = "/strategy/versions";
    private static final String BETTER = Pension.policy().replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 2.5");
    private static final String UNSEEN = Pension.policy().replace("\"absolute_pp\": 2.0", "\"absolute_pp\": 9.0");

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
    void textThatWasChangedElsewhere_isNeitherSaved_norTried_norApproved() {
        String path = draft(full, Pension.json("policy", BETTER));
        String shown = full.client.get(path).header("ETag");
        assertThat(shown).matches("\"[0-9a-f]{32}\"");
        TestApi.Answer saved = full.client.sendIf("PUT", path, Pension.json("policy", UNSEEN), shown);
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        assertThat(saved.header("ETag")).isNotEqualTo(shown);
        assertThat(saved.header("ETag"))
                .isEqualTo('"' + saved.json().get("version").get("revision").textValue() + '"');
        for (TestApi.Answer refused : List.of(
                full.client.sendIf("PUT", path, Pension.json("policy", BETTER), shown),
                full.client.sendIf("POST", path + "/validate", "", shown),
                full.client.sendIf("POST", path + "/preview?task=MONTHLY_ALLOCATION", "", shown),
                full.client.sendIf("POST", path + "/approve", Pension.json("reason", "a band of 2.5"), shown))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertThat(refused.code()).isEqualTo("DRAFT_CHANGED");
        }
        assertThat(text(full, path)).isEqualTo(UNSEEN);
        assertThat(active(full)).isEqualTo(1);
        String now = saved.header("ETag");
        ok(full.client.sendIf("POST", path + "/validate", "", now));
        ok(full.client.sendIf("POST", path + "/preview?task=MONTHLY_ALLOCATION", "", "\"other\", " + now));
        ok(full.client.sendIf("PUT", path, Pension.json("policy", BETTER), "*"));
    }

    @Test
    void manifestoThatWasChangedElsewhere_isAnotherRevision() {
        String path = draft(full, Pension.json("policy", BETTER, "manifesto", "# Seen"));
        String shown = full.client.get(path).header("ETag");
        ok(full.client.put(path, Pension.json("policy", BETTER, "manifesto", "# Not seen")));
        assertThat(full.client
                        .sendIf("POST", path + "/approve", Pension.json("reason", "r"), shown)
                        .code())
                .isEqualTo("DRAFT_CHANGED");
    }

    @Test
    void savesAtTheSameTime_ofTheSameRevision_areOneSave_andConflicts() {
        String path = draft(full, Pension.json("policy", "{}"));
        String shown = full.client.get(path).header("ETag");
        List<CompletableFuture<TestApi.Answer>> saves = Stream.of("a", "b", "c", "d")
                .map(name -> CompletableFuture.supplyAsync(
                        () -> full.client.sendIf("PUT", path, Pension.json("policy", "{\"" + name + "\": 1}"), shown)))
                .toList();
        List<TestApi.Answer> answers =
                saves.stream().map(CompletableFuture::join).toList();
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 200)
                .singleElement()
                .satisfies(answer ->
                        assertThat(answer.json().get("policy").textValue()).isEqualTo(text(full, path)));
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("DRAFT_CHANGED"));
    }

    @Test
    void approval_thatWasShownToReplaceAnotherVersion_isRefused() {
        Pension mine = Pension.empty(api, "two-drafts@example.org");
        String first = draft(mine, Pension.json("policy", Pension.policy()));
        String second = draft(mine, Pension.json("policy", BETTER));
        ok(mine.client.post(first + "/approve", approval(0)));
        TestApi.Answer refused = mine.client.post(second + "/approve", approval(0));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ACTIVE_CHANGED");
        assertThat(refused.json().get("detail").textValue()).isEqualTo("version 1 is active, not version 0");
        assertThat(active(mine)).isEqualTo(1);
        ok(mine.client.post(second + "/approve", approval(1)));
        assertThat(active(mine)).isEqualTo(2);
    }

    @Test
    void draftOfAPolicyText_keepsTheManifesto_unlessItBringsItsOwn() {
        Pension mine = Pension.empty(api, "manifesto@example.org");
        ok(mine.client.post(
                draft(mine, Pension.json("policy", Pension.policy(), "manifesto", "# Patience")) + "/approve",
                approval(0)));
        assertThat(manifesto(mine, draft(mine, Pension.json("policy", BETTER)))).isEqualTo("# Patience");
        assertThat(manifesto(mine, draft(mine, Pension.json("policy", BETTER, "manifesto", "# Haste"))))
                .isEqualTo("# Haste");
        assertThat(manifesto(mine, draft(mine, Pension.json("policy", BETTER, "manifesto", ""))))
                .isNull();
        mine.activate();
        assertThat(ok(mine.client.get(mine.at("/strategy"))).get("manifesto").textValue())
                .isEqualTo("# Patience");
        TestApi.Answer refused = mine.client.post(mine.at(VERSIONS), "{\"from\": 1, \"manifesto\": \"# Other\"}");
        assertThat(refused.json().get("errors").get(0).get("at").textValue()).isEqualTo("/manifesto");
    }

    /** The same policy in another layout has the same hash, and other lines. */
    @Test
    void run_namesTheVersionThatItRan_andItsTraceTheLinesOfThatVersion() {
        Pension mine = Pension.of(api, "layouts@example.org");
        String before = "/runs/" + mine.decide().runId();
        JsonNode first = ok(mine.client.get(before + "/trace"));
        String wide = JsonNodeFactory.instance
                .objectNode()
                .put("policy", "\n\n\n" + Pension.policy())
                .toString();
        ok(mine.client.post(draft(mine, wide) + "/approve", approval(1)));
        String after = "/runs/" + mine.decide().runId();
        assertThat(ok(mine.client.get(before + "/trace"))).isEqualTo(first);
        JsonNode second = ok(mine.client.get(after + "/trace"));
        assertThat(List.of(
                        first.get("policy_version").intValue(),
                        second.get("policy_version").intValue()))
                .containsExactly(1, 2);
        assertThat(first.get("policy_sha256")).isEqualTo(second.get("policy_sha256"));
        assertThat(line(second)).isEqualTo(line(first) + 3);
        for (String run : List.of(before, after)) {
            assertThat(ok(mine.client.get(run))
                            .get("decision")
                            .get("policy_version")
                            .intValue())
                    .isEqualTo(run.equals(before) ? 1 : 2);
            assertThat(ok(mine.client.post(run + "/replay")).get("agrees").booleanValue())
                    .isTrue();
        }
    }

    private static int line(JsonNode trace) {
        for (JsonNode firing : trace.get("firings")) {
            if (firing.get("clause").asText().equals("/drift_bands/major")) {
                return firing.get("line").intValue();
            }
        }
        throw new AssertionError("no rule of the band fired");
    }

    private static String approval(int replaces) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("reason", "a reason")
                .put("replaces", replaces)
                .toString();
    }

    private static String draft(Pension of, String body) {
        TestApi.Answer made = of.client.post(of.at(VERSIONS), body);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return of.at(VERSIONS + "/" + made.json().get("version").get("number").intValue());
    }

    private static String text(Pension of, String path) {
        return ok(of.client.get(path)).get("policy").textValue();
    }

    private static String manifesto(Pension of, String path) {
        return ok(of.client.get(path)).get("manifesto").textValue();
    }

    private static int active(Pension of) {
        return ok(of.client.get(of.at("/strategy")))
                .get("version")
                .get("number")
                .intValue();
    }

    private static JsonNode ok(TestApi.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
