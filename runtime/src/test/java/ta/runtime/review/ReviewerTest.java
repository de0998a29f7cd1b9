package ta.runtime.review;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import ta.backoffice.review.ReviewOutcome;
import ta.backoffice.review.ReviewOutcome.Verdict;
import ta.backoffice.review.ReviewPacket;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.runtime.review.ReviewSettings.Form;
import ta.runtime.settings.Environment;
import ta.runtime.settings.Refusal;

/** Models that answer well, badly, slowly, too much, or not at all: by the wire form of each provider. */
final class ReviewerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final ReviewPacket PACKET = packet();

    private static ReviewPacket packet() {
        try (InputStream file = PolicyReader.class.getResourceAsStream("manifesto_policy.json")) {
            PolicyResult.Valid policy = (PolicyResult.Valid) PolicyReader.read("p.json", file.readAllBytes());
            return new ReviewPacket(
                    JSON.createObjectNode()
                            .put("reviewed", "recommendation")
                            .set("policy", policy.document().root()),
                    policy.document(),
                    Set.of("f1", "f2"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void model_thatAnswersWell_hasReviewed(Form form) throws IOException {
        try (ModelStub model = new ModelStub(form)) {
            model.say(ModelStub.GOOD);
            ReviewOutcome outcome = model.reviewer().review(PACKET);
            assertThat(outcome.problem()).isEmpty();
            assertThat(outcome.verdict()).isEqualTo(Verdict.WARN);
            assertThat(outcome.summary()).contains("Look at the band first.");
            assertThat(outcome.notes()).hasSize(1);
            assertThat(outcome.changes().get(0).value()).isEqualTo("3.0");
            assertThat(outcome.suggestedPolicy().orElseThrow())
                    .contains("\"major\": {\"absolute_pp\": 3.0},")
                    .hasSameSizeAs(PACKET.policy().source().text());
            assertThat(outcome.source().requestSha256().orElseThrow()).hasSize(64);
            assertThat(outcome.source().replySha256().orElseThrow()).hasSize(64);
            requireWellAsked(form, model.requests().get(0));
        }
    }

    private static void requireWellAsked(Form form, LoggedRequest request) throws IOException {
        String body = request.getBodyAsString();
        JsonNode json = JSON.readTree(body);
        assertThat(json.get("model").textValue()).isEqualTo("a-model");
        assertThat(body).doesNotContain(ModelStub.KEY).contains("core", "second opinion");
        assertThat(json.path("tools")).isEmpty();
        switch (form) {
            case OPENAI -> {
                assertThat(request.getUrl()).isEqualTo("/v1/chat/completions");
                assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + ModelStub.KEY);
                assertThat(json.at("/response_format/json_schema/schema/required/0")
                                .textValue())
                        .isEqualTo("verdict");
            }
            case ANTHROPIC -> {
                assertThat(request.getUrl()).isEqualTo("/v1/messages");
                assertThat(request.getHeader("x-api-key")).isEqualTo(ModelStub.KEY);
            }
            case OLLAMA -> {
                assertThat(request.getUrl()).isEqualTo("/api/chat");
                assertThat(json.at("/format/required/0").textValue()).isEqualTo("verdict");
                assertThat(json.at("/options/num_ctx").intValue()).isGreaterThan(4096);
                assertThat(json.at("/stream").booleanValue()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void model_thatRefuses_hasNotReviewed(Form form) {
        try (ModelStub model = new ModelStub(form)) {
            model.refuse();
            requireNone(model, form == Form.OLLAMA ? "is not the JSON that was asked for" : "refused to give a review");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | does not accept this installation (401)
            403 | does not accept this installation (403)
            404 | knows no such model or address (404)
            429 | does not want to be asked so often (429)
            500 | has an error of its own (500)
            503 | has an error of its own (503)
            400 | does not accept the request (400)
            302 | a redirect, which is not followed (302)
            """)
    void server_thatAnswersWithAnError_hasNotReviewed(int status, String words) {
        for (Form form : Form.values()) {
            try (ModelStub model = new ModelStub(form)) {
                model.respond(aResponse()
                        .withStatus(status)
                        .withHeader("Location", "http://127.0.0.1:1/")
                        .withBody("{\"error\": {\"message\": \"the key " + ModelStub.KEY + " is <b>bad</b>\"}}"));
                requireNone(model, words);
                assertThat(model.requests()).hasSize(status == 400 && form != Form.ANTHROPIC ? 2 : 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void server_thatClosesTheConnection_hasNotReviewed(Fault fault) {
        for (Form form : Form.values()) {
            try (ModelStub model = new ModelStub(form)) {
                model.respond(aResponse().withFault(fault));
                requireNone(model, "");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void server_thatIsSlow_isNotWaitedForLonger(Form form) {
        try (ModelStub model = new ModelStub(form)) {
            model.respond(ModelStub.ok(model.answer(ModelStub.GOOD, false)).withChunkedDribbleDelay(20, 60_000));
            Instant begin = Instant.now();
            ReviewOutcome outcome =
                    model.reviewer(Map.of("TA_REVIEW_SECONDS", "1")).review(PACKET);
            assertThat(outcome.problem().orElseThrow()).contains("did not answer within 1 seconds");
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void server_thatAnswersTooMuch_isNotRead(Form form) {
        try (ModelStub model = new ModelStub(form)) {
            model.say(ModelStub.GOOD + " ".repeat(BoundedExchange.BYTES_MAX));
            requireNone(model, "more than 256 KiB");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            garbage                               | is not the JSON
            {"verdict": "PASS"                    | is not the JSON
            {} {}                                 | is not the JSON
            {"verdict": "PASS", "verdict": "FAIL", "summary": "x", "notes": []} | is not the JSON
            []                                    | has not the form
            {"verdict": "BUY", "summary": "x", "notes": []}  | /verdict breaks "enum"
            {"verdict": "PASS", "notes": []}      | breaks "required"
            {"verdict": "PASS", "summary": "x", "notes": [], "decision": {}} | breaks "additionalProperties"
            {"verdict": "PASS", "summary": "", "notes": []} | /summary breaks "minLength"
            """)
    void model_thatAnswersBadly_hasNotReviewed(String text, String words) {
        for (Form form : Form.values()) {
            try (ModelStub model = new ModelStub(form)) {
                model.say(text);
                requireNone(model, words);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "clauses": ["/nope"], "facts": []
            "clauses": [], "facts": ["f999"]
            "clauses": [], "facts": []
            "clauses": [""], "facts": []
            "clauses": ["drift_bands"], "facts": []
            "clauses": ["/sleeves/99"], "facts": ["f1"]
            """)
    void warning_withoutANoteThatPointsToSomething_isNoReview(String points) {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.say("{\"verdict\": \"WARN\", \"summary\": \"x\", \"notes\": [{\"text\": \"x\", " + points + "}]}");
            requireNone(model, "none of its notes");
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void server_thatSpeaksAnotherForm_hasNotReviewed(Form form) {
        for (String body :
                new String[] {"<html>", "{}", "[]", "null", "{\"choices\": []}", "\u0000", "{\"a\":".repeat(2000)}) {
            try (ModelStub model = new ModelStub(form)) {
                model.respond(ModelStub.ok(body));
                requireNone(model, "");
            }
        }
    }

    @Test
    void text_withMarkupAndControlCharacters_isOneLineOfPlainText() {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.say("""
                    {"verdict": "PASS", "notes": [], "summary":
                    "<script>alert(1)</script>\\n[link](https://evil.example)\\u202e\\u0007"}""");
            assertThat(model.reviewer().review(PACKET).summary())
                    .contains("<script>alert(1)</script> [link](https://evil.example)\ufffd\ufffd");
        }
    }

    @Test
    void note_thatPointsToNothing_isDroppedAndCounted() {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.say("""
                    ```json
                    {"verdict": "WARN", "summary": "x", "notes": [
                      {"text": "kept", "clauses": ["/drift_bands/major"], "facts": []},
                      {"text": "half", "clauses": ["/drift_bands/major"], "facts": ["f3"]}]}
                    ```""");
            ReviewOutcome outcome = model.reviewer().review(PACKET);
            assertThat(outcome.notes()).extracting(ReviewOutcome.Note::text).containsExactly("kept");
            assertThat(outcome.remark())
                    .contains("1 note was left out, as it is not said which existing clause or fact is meant.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /drift_bands/none/absolute_pp  | 3        | a clause that does not exist
            /sleeves/0/target_weight       | 0.9      | the policy would have 1 error, the first: target weights sum to
            /sleeves/0/target_weight       | 1e999999 | the policy would have
            /drift_bands/major/absolute_pp | "; drop table" | the policy would have 1 error
            /drift_bands/major/absolute_pp | 2.0      | they change nothing
            ``                             | {}       | a clause that does not exist
            """)
    void change_thatMakesNoValidPolicy_isLeftOut(String clause, String value, String words) {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.say("{\"verdict\": \"PASS\", \"summary\": \"x\", \"notes\": [], \"changes\": [{\"clause\": \""
                    + (clause == null ? "" : clause) + "\", \"value\": " + value + ", \"why\": \"because\"}]}");
            ReviewOutcome outcome = model.reviewer().review(PACKET);
            assertThat(outcome.verdict()).isEqualTo(Verdict.PASS);
            assertThat(outcome.suggestedPolicy()).isEmpty();
            assertThat(outcome.changes()).isEmpty();
            assertThat(outcome.remark().orElseThrow()).contains(words);
        }
    }

    @Test
    void server_thatKnowsNoSchema_isAskedWithoutOne() throws IOException {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.respond(aResponse().withStatus(400));
            model.reviewer().review(PACKET);
            assertThat(model.requests()).hasSize(2);
            assertThat(JSON.readTree(model.requests().get(1).getBodyAsString()).has("response_format"))
                    .isFalse();
        }
    }

    @Test
    void server_inTheOwnNetwork_isAskedOnlyIfTheOperatorAllowsIt() {
        try (ModelStub model = new ModelStub(Form.OLLAMA)) {
            model.say(ModelStub.GOOD);
            ReviewOutcome outcome = model.reviewer(Map.of("TA_REVIEW_PRIVATE_ADDRESSES", "false"))
                    .review(PACKET);
            assertThat(outcome.problem().orElseThrow()).contains("at an address of your own network");
            assertThat(model.requests()).isEmpty();
        }
    }

    /** The address is that of a public server; nothing is sent to it. */
    @Test
    void server_onTheInternet_isNeverAskedWithoutTls() {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            ReviewOutcome outcome =
                    model.reviewer(Map.of("TA_REVIEW_URL", "http://1.1.1.1/v1")).review(PACKET);
            assertThat(outcome.problem().orElseThrow()).contains("is public and not https, so it is not asked");
        }
    }

    @Test
    void packet_thatIsTooLarge_isNotSent() {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            model.say(ModelStub.GOOD);
            ReviewPacket large =
                    new ReviewPacket(JSON.createObjectNode().put("x", "x".repeat(300_000)), PACKET.policy(), Set.of());
            assertThat(model.reviewer().review(large).problem().orElseThrow()).contains("has 300008 characters");
            assertThat(model.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TA_REVIEW_PROVIDER | skynet           | ERROR TA_REVIEW_PROVIDER is skynet
            TA_REVIEW_MODEL    |                  | TA_REVIEW_MODEL is not
            TA_REVIEW_URL      | ftp://x          | ERROR TA_REVIEW_URL is ftp://x
            TA_REVIEW_URL      | http://a:b@x/v1  | ERROR TA_REVIEW_URL is http://a:b@x/v1
            TA_REVIEWS_PER_DAY | 0                | ERROR TA_REVIEWS_PER_DAY is 0
            """)
    void configuration_thatIsWrong_isRefused(String name, String value, String words) {
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            Map<String, String> variables = model.variables(Map.of(name, value == null ? "" : value));
            assertThatThrownBy(() -> ReviewSettings.configured(new Environment(variables, Path.of(""))))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(words)
                    .hasMessageContaining("Maybe");
        }
    }

    @Test
    void configuration_ofNothing_isOffAndOneOfAKeyNeverShowsIt() {
        assertThat(ReviewSettings.configured(new Environment(Map.of(), Path.of(""))))
                .isEmpty();
        try (ModelStub model = new ModelStub(Form.OPENAI)) {
            assertThat(ReviewSettings.configured(new Environment(model.variables(Map.of()), Path.of("")))
                            .toString())
                    .doesNotContain(ModelStub.KEY);
        }
    }

    private static void requireNone(ModelStub model, String words) {
        ReviewOutcome outcome = model.reviewer().review(PACKET);
        assertThat(outcome.verdict()).as(outcome.toString()).isEqualTo(Verdict.NOT_REVIEWED);
        assertThat(outcome.problem().orElseThrow())
                .contains(words)
                .doesNotContain(ModelStub.KEY, "<b>", "Exception:")
                .endsWith(".");
        assertThat(outcome.suggestedPolicy()).isEmpty();
        assertThat(outcome.problem().orElseThrow().getBytes(StandardCharsets.UTF_8).length)
                .isLessThan(1000);
    }
}
