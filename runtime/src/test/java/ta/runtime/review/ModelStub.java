package ta.runtime.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ta.runtime.provider.Web;
import ta.runtime.review.ReviewSettings.Form;
import ta.runtime.settings.Environment;

/** A server on this machine that speaks the form of a model's server. */
public final class ModelStub implements AutoCloseable {

    static final String KEY = "k3y-of-a-model";

    /** A review with everything in it. */
    public static final String GOOD = """
            {"verdict": "WARN", "summary": "Look at the band first.", "notes": [
              {"text": "The band is narrow.", "clauses": ["/drift_bands/major"], "facts": ["f1"]}],
             "changes": [
              {"clause": "/drift_bands/major/absolute_pp", "value": 3.0, "why": "It would act less often."}]}""";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Web web = new Web();
    private final Form form;

    public ModelStub(Form form) {
        this.form = form;
    }

    /** The configuration that leads to this server. */
    public Map<String, String> variables(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "TA_REVIEW_PROVIDER",
                form.text(),
                "TA_REVIEW_MODEL",
                "a-model",
                "TA_REVIEW_URL",
                web.base() + (form == Form.OLLAMA ? "" : "/v1"),
                "TA_REVIEW_KEY",
                KEY,
                "TA_REVIEW_SECONDS",
                "5",
                "TA_REVIEW_PRIVATE_ADDRESSES",
                "true"));
        variables.putAll(more);
        return variables;
    }

    public Reviewer reviewer() {
        return reviewer(Map.of());
    }

    public Reviewer reviewer(Map<String, String> more) {
        return new Reviewer(ReviewSettings.configured(new Environment(variables(more), Path.of("")))
                .orElseThrow());
    }

    /** Answers every request with this text of a model. */
    public void say(String text) {
        respond(ok(answer(text, false)));
    }

    public void refuse() {
        respond(ok(answer("", true)));
    }

    public void respond(ResponseDefinitionBuilder response) {
        web.respond(response);
    }

    static ResponseDefinitionBuilder ok(String json) {
        return WireMock.ok(json).withHeader("Content-Type", "application/json");
    }

    public List<LoggedRequest> requests() {
        return web.server().findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
    }

    /** The body of a successful response. */
    String answer(String text, boolean refused) {
        ObjectNode body = JSON.createObjectNode().put("model", "a-model").put("id", "1");
        switch (form) {
            case OPENAI -> {
                ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
                choice.put("finish_reason", "stop");
                ObjectNode message = choice.putObject("message").put("role", "assistant");
                message.put(refused ? "refusal" : "content", refused ? "I will not." : text);
                body.putObject("usage")
                        .put("prompt_tokens", 1)
                        .put("completion_tokens", 1)
                        .put("total_tokens", 2);
            }
            case ANTHROPIC -> {
                body.put("type", "message").put("role", "assistant");
                body.put("stop_reason", refused ? "refusal" : "end_turn");
                if (refused) {
                    body.putArray("content");
                } else {
                    body.putArray("content").addObject().put("type", "text").put("text", text);
                }
                body.putObject("usage").put("input_tokens", 1).put("output_tokens", 1);
            }
            case OLLAMA -> {
                body.put("created_at", "2026-03-02T08:00:00Z").put("done", true).put("done_reason", "stop");
                body.putObject("message")
                        .put("role", "assistant")
                        .put("content", refused ? "I'm sorry, but I cannot help with that." : text);
            }
        }
        return body.toString();
    }

    @Override
    public void close() {
        web.close();
    }
}
