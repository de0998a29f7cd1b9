package ta.statement.source;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ta.statement.UnreadableStatementException;

/** Reads Ghostfolio's JSON: each activity is a line, numbered from 1; its asset profile adds ISIN and name. */
final class GhostfolioLines {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private GhostfolioLines() {}

    static List<Line> of(String text) throws UnreadableStatementException {
        JsonNode activities;
        Map<String, JsonNode> profiles = new HashMap<>();
        try {
            JsonNode root = JSON.readTree(text);
            activities = root.path("activities");
            root.path("assetProfiles")
                    .forEach(profile -> profiles.put(profile.path("symbol").asText(), profile));
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw new UnreadableStatementException(
                    "UNREADABLE_FILE",
                    "the file is not JSON" + (place == null ? "" : ": see line " + place.getLineNr()),
                    "Maybe export it again.");
        }
        if (!activities.isArray()) {
            throw new UnreadableStatementException(
                    "UNKNOWN_STATEMENT",
                    "the JSON has no list of activities",
                    "Maybe export the activities from Ghostfolio again.");
        }
        List<Line> lines = new ArrayList<>();
        activities.forEach(activity -> lines.add(line(lines.size() + 1, activity, profiles)));
        return lines;
    }

    private static Line line(int number, JsonNode activity, Map<String, JsonNode> profiles) {
        Map<String, String> cells = new LinkedHashMap<>();
        activity.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                cells.put(field.getKey(), text(field.getValue()));
            }
        });
        JsonNode profile = profiles.get(cells.getOrDefault("symbol", ""));
        if (profile != null) {
            profile.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    cells.putIfAbsent(
                            "asset." + field.getKey(), field.getValue().asText());
                }
            });
        }
        return new Line(number, cells);
    }

    private static String text(JsonNode value) {
        return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
    }
}
