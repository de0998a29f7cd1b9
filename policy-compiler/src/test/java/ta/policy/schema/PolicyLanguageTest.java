package ta.policy.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The table of keys in docs/policy-language.md comes from the schema; {@code -Ddocs.update=true} rewrites it. */
final class PolicyLanguageTest {

    private static final Path PAGE = Path.of("../docs/policy-language.md");
    private static final String BEGIN = "<!-- Made of the schema. -->\n";
    private static final String END = "<!-- End of what is made of the schema. -->\n";

    @Test
    void page_ofTheLanguage_showsTheSchema() throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf(BEGIN) + BEGIN.length();
        int to = page.indexOf(END);
        String made = page.substring(0, from) + reference() + page.substring(to);
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PAGE, made);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(made);
    }

    private static String reference() {
        JsonNode schema = PolicySchema.json();
        List<String> rows = new ArrayList<>();
        rows(schema, "", schema, rows);
        return "\n| key | value | meaning |\n|---|---|---|\n" + String.join("\n", rows) + "\n\n";
    }

    private static void rows(JsonNode root, String pointer, JsonNode object, List<String> rows) {
        object.path("properties")
                .propertyStream()
                .forEach(key -> row(
                        root, pointer + "/" + key.getKey(), key.getValue(), isRequired(object, key.getKey()), rows));
        object.path("patternProperties").forEach(value -> row(root, pointer + "/<name>", value, false, rows));
    }

    private static void row(JsonNode root, String pointer, JsonNode unresolved, boolean required, List<String> rows) {
        JsonNode schema = resolved(root, unresolved);
        String standing = required ? " *" : "";
        rows.add("| `" + pointer + "`" + standing + " | " + value(root, schema) + " | "
                + schema.get("description").asText().replace("|", "\\|") + " |");
        rows(root, pointer, schema, rows);
        if (schema.has("items") && resolved(root, schema.get("items")).has("properties")) {
            rows(root, pointer + "/<i>", resolved(root, schema.get("items")), rows);
        }
    }

    /** The target of {@code $ref}, overridden by the keywords beside it. */
    private static JsonNode resolved(JsonNode root, JsonNode schema) {
        if (!schema.has("$ref")) {
            return schema;
        }
        ObjectNode resolved = root.at(schema.get("$ref").asText().substring(1)).deepCopy();
        return resolved.setAll((ObjectNode) schema.deepCopy());
    }

    private static boolean isRequired(JsonNode object, String key) {
        return StreamSupport.stream(object.path("required").spliterator(), false)
                .anyMatch(each -> each.asText().equals(key));
    }

    private static String value(JsonNode root, JsonNode schema) {
        String what = schema.has("enum") ? words(schema.get("enum")) : type(root, schema);
        what += schema.has("const") ? "`" + schema.get("const") + "`" : "";
        String limits = Stream.of(
                        limit(schema, "minimum", "≥ "),
                        limit(schema, "exclusiveMinimum", "> "),
                        limit(schema, "maximum", "≤ "),
                        limit(schema, "minItems", "length ≥ "),
                        limit(schema, "minLength", "length ≥ "),
                        limit(schema, "maxLength", "length ≤ "))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        String byDefault = schema.has("default") ? "; default `" + schema.get("default") + "`" : "";
        return what + (limits.isEmpty() ? "" : " " + limits) + byDefault;
    }

    private static String type(JsonNode root, JsonNode schema) {
        String type = schema.path("type").asText(schema.has("const") ? "" : "anything");
        return type.equals("array")
                ? "array of " + resolved(root, schema.get("items")).path("type").asText()
                : type;
    }

    private static String words(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(word -> "`" + word.asText() + "`")
                .collect(Collectors.joining(" or "));
    }

    private static String limit(JsonNode schema, String keyword, String sign) {
        return schema.has(keyword) ? sign + schema.get(keyword).asText() : "";
    }
}
