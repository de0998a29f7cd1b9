package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import ta.http.doc.Doc;

/** Reads only: to start a simulation queues a job and deletes the oldest result, so a person does that. */
final class GetSimulations extends Tool<GetSimulations.Asked> {

    private static final String ALL = "/simulations";
    private static final int TRADES = 50;
    private static final List<String> FOR_CHARTS = List.of("points", "runs");

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "id of a simulation, for its figures; null lists all without figures", example = "null")
            Optional<UUID> simulation) {}

    GetSimulations() {
        super(
                "get_simulations",
                "What policies would have done",
                Asked.class,
                "Lists the simulations of a portfolio over its stored closes, newest first, with terms and versions;"
                        + " or returns one with the figures of each version: by period, rolling returns, days on"
                        + " which runs were stopped, and the last 50 trades. It is arithmetic on the past, no"
                        + " forecast. Starts none: the page Simulate does.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        UUID portfolio = api.portfolio(asked.portfolio());
        if (asked.simulation().isEmpty()) {
            return api.json(CallerApi.get(portfolio, ALL));
        }
        JsonNode detail = api.json(CallerApi.get(portfolio, ALL + "/{simulation}")
                .at("simulation", asked.simulation().get()));
        detail.at("/result/simulations").forEach(each -> shorten((ObjectNode) each));
        return detail;
    }

    private static void shorten(ObjectNode version) {
        version.remove(FOR_CHARTS);
        ArrayNode trades = (ArrayNode) version.get("trades");
        int left = Math.max(0, trades.size() - TRADES);
        for (int i = 0; i < left; i++) {
            trades.remove(0);
        }
        version.put("trades_left_out", version.path("trades_left_out").intValue() + left);
    }
}
