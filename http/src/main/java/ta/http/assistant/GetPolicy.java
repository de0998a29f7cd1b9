package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;

final class GetPolicy extends Tool<GetPolicy.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "the number of a version; null for the active one", example = "null")
            Optional<Integer> version) {}

    GetPolicy() {
        super(
                "get_policy",
                "The policy and its manifesto",
                Asked.class,
                "Returns the active policy of a portfolio, or a version of it: its text, its manifesto as typed"
                        + " and with the figures of the policy, its revision, and a summary.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        UUID portfolio = api.portfolio(asked.portfolio());
        return api.json(asked.version()
                .map(number ->
                        CallerApi.get(portfolio, "/strategy/versions/{version}").at("version", number))
                .orElseGet(() -> CallerApi.get(portfolio, "/strategy")));
    }
}
