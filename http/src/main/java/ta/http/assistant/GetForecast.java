package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import ta.http.doc.Doc;

final class GetForecast extends Tool<GetForecast.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio) {}

    GetForecast() {
        super(
                "get_forecast",
                "What acts next",
                Asked.class,
                "Returns at which price, date or amount each trigger of the policy fires next: drift bands, waves,"
                        + " sunsets, and guards.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        return api.json(CallerApi.get(api.portfolio(asked.portfolio()), "/forecast"));
    }
}
