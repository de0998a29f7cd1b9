package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import ta.database.Ids;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;
import ta.http.route.RouteCall;
import ta.http.strategy.StrategyShapes.DraftTexts;
import ta.http.strategy.StrategyShapes.NewVersion;

final class SavePolicyDraft extends Tool<SavePolicyDraft.Asked> {

    private static final String VERSIONS = CallerApi.PORTFOLIO + "/strategy/versions";

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "the policy's text, stored unchanged", example = "{}")
            String policy,

            @Doc(
                    value = "the manifesto's text; null keeps the one that there is, an empty text is none",
                    example = "null")
            Optional<String> manifesto,

            @Doc(value = "the purpose of a new draft, up to 4000 characters", example = "more patience")
            Optional<String> reason,

            @Doc(value = "the number of the draft to replace; null makes a new draft", example = "null")
            Optional<Integer> version,

            @Doc(value = "the revision of that draft as get_policy returned it", example = "null")
            Optional<String> revision) {}

    SavePolicyDraft() {
        super(
                "save_policy_draft",
                "Save a draft of the policy",
                Asked.class,
                "Saves a draft of a portfolio's policy, even with errors, and returns the version and what a check"
                        + " finds. It has no effect before an owner approves it on the page Strategy, which no tool"
                        + " can do.");
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        UUID portfolio = api.portfolio(asked.portfolio());
        JsonNode saved = asked.version().isPresent()
                ? replaced(portfolio, asked.version().get(), asked, api)
                : api.json(RouteCall.of("POST " + VERSIONS)
                        .at("portfolio", portfolio)
                        .header("Idempotency-Key", Ids.next().toString())
                        .body(new NewVersion(
                                Optional.of(asked.policy()), Optional.empty(), asked.manifesto(), asked.reason())));
        ObjectNode answer = ((ObjectNode) saved).retain("version", "summary");
        answer.set(
                "check",
                api.json(RouteCall.of("POST " + VERSIONS + "/{version}/validate")
                        .at("portfolio", portfolio)
                        .at("version", saved.at("/version/number").intValue())));
        return answer;
    }

    /** Another text than the one that was shown is never overwritten. */
    private static JsonNode replaced(UUID portfolio, int version, Asked asked, CallerApi api) {
        String revision = asked.revision()
                .orElseThrow(() -> Refused.at(
                        Code.INVALID, "/revision", "is required with version: the revision that get_policy returned"));
        return api.json(RouteCall.of("PUT " + VERSIONS + "/{version}")
                .at("portfolio", portfolio)
                .at("version", version)
                .header("If-Match", '"' + revision + '"')
                .body(new DraftTexts(asked.policy(), asked.manifesto())));
    }
}
