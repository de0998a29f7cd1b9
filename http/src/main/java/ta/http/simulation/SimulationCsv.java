package ta.http.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The points of a simulation as CSV (RFC 4180): a row for each version and session. */
final class SimulationCsv {

    private static final List<String> HEADS = List.of(
            "version",
            "session",
            "value",
            "paid_in",
            "index",
            "drawdown",
            "invested_drawdown",
            "cash",
            "cash_park",
            "unassigned");

    private SimulationCsv() {}

    static String of(JsonNode result) {
        TreeSet<String> sleeves = new TreeSet<>();
        result.get("simulations")
                .forEach(each -> each.get("sleeves")
                        .forEach(sleeve -> sleeves.add(sleeve.get("code").textValue())));
        List<List<String>> rows = new ArrayList<>();
        List<String> heads = new ArrayList<>(HEADS);
        sleeves.forEach(sleeve -> heads.add("drift_pp:" + sleeve));
        rows.add(heads);
        for (JsonNode each : result.get("simulations")) {
            for (JsonNode point : each.get("points")) {
                List<String> row = new ArrayList<>(List.of(
                        each.get("version").asText(),
                        point.get("session").textValue(),
                        point.at("/total/value").textValue(),
                        point.get("paid_in").textValue(),
                        point.at("/total/index").textValue(),
                        point.at("/total/drawdown").textValue(),
                        point.at("/invested/drawdown").textValue(),
                        point.get("cash").textValue(),
                        point.get("cash_park").textValue(),
                        point.get("unassigned").textValue()));
                sleeves.forEach(
                        sleeve -> row.add(point.get("drift_pp").path(sleeve).asText("")));
                rows.add(row);
            }
        }
        return rows.stream().map(row -> String.join(",", row) + "\r\n").collect(Collectors.joining());
    }
}
