package ta.runtime.provider.custom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvRow;
import ta.runtime.provider.CloseRows;
import ta.runtime.provider.fetch.Fetched;
import ta.runtime.provider.fetch.ProviderCsv;
import ta.runtime.provider.fetch.ProviderJson;

/**
 * A row of a response.
 *
 * @param whole the whole response, whose fields count where the row lacks them; of CSV, the row again
 * @param prefix what makes a JSON pointer of the name of a field
 */
record ResponseRow(JsonNode row, JsonNode whole, String prefix) {

    /**
     * @param rows JSON pointer to the list of rows
     */
    static List<ResponseRow> ofJson(Fetched response, String rows) {
        JsonNode whole = ProviderJson.read(response);
        JsonNode list = whole.at(rows);
        if (!list.isArray() && !list.isObject()) {
            throw ProviderJson.shape("it has no list at " + (rows.isEmpty() ? "its top" : rows));
        }
        List<ResponseRow> found = new ArrayList<>();
        if (list.isObject()) {
            found.add(new ResponseRow(list, whole, ""));
        } else {
            list.forEach(row -> found.add(new ResponseRow(row, whole, "")));
        }
        return found;
    }

    /**
     * @param closes receives the reason of each row that cannot be used
     */
    static List<ResponseRow> ofCsv(Fetched response, List<String> columns, CloseRows closes) {
        List<ResponseRow> found = new ArrayList<>();
        for (CsvRow row : ProviderCsv.read(response, CsvColumns.atLeast(columns.toArray(String[]::new)))) {
            if (row.good()) {
                ObjectNode cells = JsonNodeFactory.instance.objectNode();
                columns.forEach(column -> cells.put(column, row.text(column)));
                found.add(new ResponseRow(cells, cells, "/"));
            } else {
                closes.leaveOut("as line " + row.line() + " has another number of cells than the header");
            }
        }
        return found;
    }

    /** The value of a field; missing if the response has none. */
    JsonNode value(String field) {
        String pointer =
                prefix.isEmpty() ? field : prefix + field.replace("~", "~0").replace("/", "~1");
        JsonNode own = row.at(pointer);
        return own.isMissingNode() ? whole.at(pointer) : own;
    }

    /** The text of a field without surrounding blanks; empty if it has none. */
    Optional<String> text(String field) {
        JsonNode value = value(field);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText().strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return row.toString();
    }
}
