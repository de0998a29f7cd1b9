package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.json.Json;

final class ListPolicyRules extends Tool<ListPolicyRules.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "the number of a version; null for the active one", example = "null")
            Optional<Integer> version,

            @Doc(value = "JSON pointer of a clause, such as /drift_bands; null for all", example = "null")
            Optional<String> clause) {}

    ListPolicyRules() {
        super(
                "list_policy_rules",
                "The rules of the policy",
                Asked.class,
                "Lists the rules that a policy compiles to, each as a sentence with its clause; with a clause,"
                        + " only its rules, with their source texts.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        UUID portfolio = api.portfolio(asked.portfolio());
        int version = asked.version()
                .orElseGet(() -> api.json(CallerApi.get(portfolio, "/strategy"))
                        .at("/version/number")
                        .intValue());
        JsonNode rules = api.json(
                CallerApi.get(portfolio, "/strategy/versions/{version}/rules").at("version", version));
        ArrayNode answer = Json.array();
        for (JsonNode rule : rules) {
            if (asked.clause().isEmpty()) {
                answer.add(((ObjectNode) rule).without("drl"));
            } else if (rule.path("clause").asText().startsWith(asked.clause().get())) {
                answer.add(rule);
            }
        }
        return answer;
    }
}
