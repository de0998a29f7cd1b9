package ta.http.performance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Tables of a performance as CSV (RFC 4180), with the columns of the performance specification. */
final class PerformanceCsv {

    static final List<String> TABLES = List.of("points", "periods", "listings");

    private static final List<String> INDEXED = List.of("value", "in", "out", "index", "peak", "drawdown");
    private static final List<String> PERIOD = List.of(
            "kind",
            "from",
            "to",
            "start",
            "end",
            "start_value",
            "end_value",
            "paid_in",
            "tax_relief",
            "withdrawn",
            "transferred_in",
            "transferred_out",
            "adjusted",
            "net_flows",
            "gain",
            "dividends",
            "interest",
            "trading_fees",
            "account_fees",
            "time_weighted",
            "annualised",
            "money_weighted",
            "money_weighted_reason",
            "volatility");
    private static final List<String> LISTING = List.of(
            "listing", "units", "value", "cost", "realised", "unrealised", "income", "fees", "gain", "currency_gain");

    private final List<List<String>> rows = new ArrayList<>();

    private PerformanceCsv() {}

    static String of(String table, JsonNode json) {
        PerformanceCsv csv = new PerformanceCsv();
        switch (table) {
            case "points" -> csv.points(json.get("points"));
            case "periods" -> csv.periods(json.get("periods"));
            default -> csv.listings(json.get("periods"));
        }
        StringBuilder text = new StringBuilder();
        csv.rows.forEach(row -> text.append(String.join(",", row)).append("\r\n"));
        return text.toString();
    }

    private void points(JsonNode points) {
        List<String> heads = new ArrayList<>(List.of("session", "as_of", "provisional"));
        INDEXED.forEach(name -> heads.add("invested_" + name));
        INDEXED.forEach(name -> heads.add("total_" + name));
        heads.addAll(List.of("cash_park", "unassigned", "cash"));
        rows.add(heads);
        for (JsonNode point : points) {
            List<String> row = cells(point, List.of("session", "as_of", "provisional"));
            row.addAll(cells(point.get("invested"), INDEXED));
            row.addAll(cells(point.get("total"), INDEXED));
            row.addAll(cells(point, List.of("cash_park", "unassigned", "cash")));
            rows.add(row);
        }
    }

    private void periods(JsonNode periods) {
        List<String> heads = new ArrayList<>(PERIOD);
        heads.addAll(List.of("drawdown", "drawdown_peak", "drawdown_trough", "drawdown_recovery"));
        rows.add(heads);
        for (JsonNode period : periods) {
            List<String> row = cells(period, PERIOD);
            row.addAll(cells(period.get("drawdown"), List.of("value", "peak", "trough", "recovery")));
            rows.add(row);
        }
    }

    private void listings(JsonNode periods) {
        List<String> heads = new ArrayList<>(List.of("kind", "from", "to"));
        heads.addAll(LISTING);
        rows.add(heads);
        for (JsonNode period : periods) {
            for (JsonNode listing : period.get("listings")) {
                List<String> row = cells(period, List.of("kind", "from", "to"));
                row.addAll(cells(listing, LISTING));
                rows.add(row);
            }
        }
    }

    /** The values are numbers, dates, codes and listing ids, none of which needs quotes. */
    private static List<String> cells(JsonNode json, List<String> names) {
        List<String> cells = new ArrayList<>();
        names.forEach(name ->
                cells.add(json.path(name).isNull() ? "" : json.path(name).asText()));
        return cells;
    }
}
