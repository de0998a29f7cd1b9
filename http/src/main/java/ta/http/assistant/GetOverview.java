package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import ta.http.doc.Doc;

final class GetOverview extends Tool<GetOverview.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio) {}

    GetOverview() {
        super(
                "get_overview",
                "Where a portfolio stands",
                Asked.class,
                "Returns the state of a portfolio now: value, cash, each sleeve with weight, target, drift and"
                        + " band, waves and sunsets, money that no rule invests, open findings and alerts, the open"
                        + " recommendation, the next runs, and what an allocation would decide today.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        return api.json(CallerApi.get(api.portfolio(asked.portfolio()), "/dashboard"));
    }
}
