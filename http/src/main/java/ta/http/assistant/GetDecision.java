package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.route.RouteCall;

final class GetDecision extends Tool<GetDecision.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "id of a run; null for the newest that has decided", example = "null")
            Optional<UUID> run) {}

    GetDecision() {
        super(
                "get_decision",
                "A decision and its recommendation",
                Asked.class,
                "Returns the newest decision of a portfolio, or that of a given run: outcome, orders, weights, and"
                        + " what was suppressed; and the recommendation that it made, with its state and fills;"
                        + " null without one.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        String run = api.run(asked.portfolio(), asked.run());
        ObjectNode answer =
                (ObjectNode) api.json(RouteCall.of("GET /runs/{run}").at("run", run));
        JsonNode recommendation = answer.at("/run/recommendation");
        answer.set(
                "recommendation",
                recommendation.isTextual()
                        ? api.json(RouteCall.of("GET /recommendations/{recommendation}")
                                .at("recommendation", recommendation.textValue()))
                        : NullNode.getInstance());
        return answer;
    }
}
