package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.http.route.RouteCall;
import ta.http.strategy.StrategyShapes.CheckedTexts;

final class CheckPolicy extends Tool<CheckPolicy.Asked> {

    record Asked(
            @Doc(value = "the policy's text, JSON", example = "{}")
            String policy,

            @Doc(value = "the manifesto's text, Markdown with placeholders; null for none", example = "null")
            Optional<String> manifesto) {}

    CheckPolicy() {
        super(
                "check_policy",
                "Check a policy",
                Asked.class,
                "Checks the text of a policy, and of its manifesto: all errors at once, each with its place and"
                        + " what may help, and warnings. Stores nothing. The resource ta://policy-schema explains"
                        + " each clause.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        return api.json(RouteCall.of("POST /policy-checks").body(new CheckedTexts(asked.policy(), asked.manifesto())));
    }
}
