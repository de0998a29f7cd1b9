package ta.http.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ta.http.doc.Doc;
import ta.rules.portfolio.ListingId;

final class GetPerformance extends Tool<GetPerformance.Asked> {

    private static final int POINTS = 250;

    record Asked(
            @Doc(value = "name or id of the portfolio; null if there is one only", example = "null")
            Optional<String> portfolio,

            @Doc(value = "also computes the figures since this day; null for the usual periods", example = "null")
            Optional<LocalDate> since,

            @Doc(value = "a registered listing to compare with, as MIC:TICKER; null for none", example = "null")
            Optional<ListingId> benchmark,

            @Doc(value = "true also returns the value at each of the last 250 closes", example = "null")
            Optional<Boolean> points) {}

    GetPerformance() {
        super(
                "get_performance",
                "What was earned",
                Asked.class,
                "Returns the figures of a portfolio by period: value, money paid in, gain, income, fees,"
                        + " time-weighted and money-weighted return, volatility and drawdown, by listing; and the"
                        + " income by month.");
    }

    @Override
    JsonNode answer(Asked asked, CallerApi api) {
        ObjectNode figures = (ObjectNode) api.json(CallerApi.get(api.portfolio(asked.portfolio()), "/performance")
                .query("since", asked.since())
                .query("benchmark", asked.benchmark().map(ListingId::text)));
        List<JsonNode> points = CallerApi.list(figures.get("points"));
        figures.remove("points");
        if (asked.points().orElse(false)) {
            figures.putArray("points").addAll(points.subList(Math.max(0, points.size() - POINTS), points.size()));
        }
        return figures;
    }
}
