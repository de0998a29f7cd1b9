package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;
import ta.http.json.Json;

final class GetHoldings extends Tool<GetHoldings.Asked> {

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio) {}

    GetHoldings() {
        super(
                "get_holdings",
                "Holdings and cash",
                Asked.class,
                "Returns each holding with units, average cost, price and value, and the cash balance with its"
                        + " sums by type of entry.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        UUID portfolio = api.portfolio(asked.portfolio());
        ObjectNode answer = Json.object();
        answer.set("holdings", api.json(CallerApi.get(portfolio, "/holdings")));
        answer.set("cash", api.json(CallerApi.get(portfolio, "/cash")));
        return answer;
    }
}
