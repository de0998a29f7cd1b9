package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.http.problem.Code;
import ta.http.problem.Refused;

final class ListRecommendations extends Tool<ListRecommendations.Asked> {

    private static final int USUAL = 10;
    private static final int MOST = 50;

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "true for only those that can still be executed; null for all", example = "null")
            Optional<Boolean> open,

            @Doc(value = "how many, 1 to 50; null for 10", example = "10")
            Optional<Integer> limit,

            @Doc(value = "the value of next in the page before; null for the newest", example = "null")
            Optional<String> cursor) {}

    ListRecommendations() {
        super(
                "list_recommendations",
                "Earlier recommendations",
                Asked.class,
                "Lists the recommendations of a portfolio with their orders and states, newest first, in pages.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        int limit = asked.limit().orElse(USUAL);
        if (limit < 1 || limit > MOST) {
            throw Refused.at(Code.INVALID, "/limit", "must be a number from 1 to " + MOST);
        }
        return api.json(CallerApi.get(api.portfolio(asked.portfolio()), "/recommendations")
                .query("open", asked.open())
                .query("limit", limit)
                .query("cursor", asked.cursor()));
    }
}
