package ta.policy.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares the raw facts of a trace with the snapshot: each value is the field of its name, or its default. */
final class RawFacts {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Map<String, JsonNode> DEFAULTS = Map.ofEntries(
            Map.entry("frozen", BooleanNode.FALSE),
            Map.entry("corporate_action_since_previous", BooleanNode.FALSE),
            Map.entry("traded_since_previous", BooleanNode.FALSE),
            Map.entry("monitored", BooleanNode.TRUE),
            Map.entry("tradable", BooleanNode.TRUE),
            Map.entry("age_sessions", TextNode.valueOf("0")),
            Map.entry("unchanged_sessions", TextNode.valueOf("0")),
            Map.entry("contribution_deployed_this_month", TextNode.valueOf("0")),
            Map.entry("contribution_carried_over", TextNode.valueOf("0")),
            Map.entry("withdrawal_raised_this_month", TextNode.valueOf("0")),
            Map.entry("waves_deployed", JsonNodeFactory.instance.arrayNode()),
            Map.entry("sunsets_applied", JsonNodeFactory.instance.arrayNode()));

    private final JsonNode snapshot;

    RawFacts(JsonNode snapshot) {
        this.snapshot = snapshot;
    }

    Optional<String> difference(JsonNode fact) {
        JsonNode values = fact.get("values");
        JsonNode source = switch (fact.get("type").asText()) {
            case "Run", "Cash", "CashParkHistory" -> snapshot;
            case "DrawdownIndex" -> snapshot.path("drawdown");
            case "Venue" -> snapshot.path("venues").path(text(values, "mic"));
            case "Constituent" -> element("constituents", values, "listing");
            case "Holding" -> element("holdings", values, "listing");
            case "Price" -> element("prices", values, "listing", "kind");
            case "FxRate" -> element("fx", values, "base", "quote");
            default -> MissingNode.getInstance();
        };
        if (source.isMissingNode()) {
            return Optional.of("is raw, but the snapshot does not have it");
        }
        return values.propertyStream()
                .filter(value -> !value.getKey().equals("mic"))
                .filter(value -> !same(value.getValue(), field(source, value.getKey())))
                .map(value -> value.getKey() + " is " + value.getValue() + ", in the snapshot "
                        + field(source, value.getKey()))
                .findFirst();
    }

    private JsonNode element(String list, JsonNode values, String... keys) {
        for (JsonNode element : snapshot.path(list)) {
            boolean same = true;
            for (String key : keys) {
                same &= text(element, key).equals(text(values, key));
            }
            if (same) {
                return element;
            }
        }
        return MissingNode.getInstance();
    }

    private static String text(JsonNode object, String key) {
        return object.path(key).asText();
    }

    private static JsonNode field(JsonNode source, String name) {
        for (String nested : List.of("previous", "restated")) {
            if (name.startsWith(nested + "_")) {
                return source.path(nested).path(name.substring(nested.length() + 1));
            }
        }
        return source.hasNonNull(name) ? source.get(name) : DEFAULTS.getOrDefault(name, MissingNode.getInstance());
    }

    private static boolean same(JsonNode value, JsonNode field) {
        if (field.isMissingNode() || field.isNull()) {
            return value.isNull();
        }
        if (value.isTextual()
                && field.isTextual()
                && NUMBER.matcher(value.asText()).matches()
                && NUMBER.matcher(field.asText()).matches()) {
            return new BigDecimal(value.asText()).compareTo(new BigDecimal(field.asText())) == 0;
        }
        return value.equals(field);
    }
}
