package ta.policy.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ta.policy.Samples;

final class PolicySchemaTest {

    @Test
    void schema_ofEveryKey_hasADescription() {
        List<String> silent = new ArrayList<>();
        walk("", schema(), silent);
        assertThat(silent).isEmpty();
    }

    @Test
    void schema_ofEveryObject_isClosed() {
        for (JsonNode object : schema().findParents("properties")) {
            boolean isCondition = object.path("type").isMissingNode();
            assertThat(object.path("additionalProperties").isBoolean() || isCondition)
                    .as(object.toString())
                    .isTrue();
        }
    }

    @Test
    void errors_ofTheShippedPolicy_areNone() {
        assertThat(PolicySchema.errors(Samples.document(Samples.shipped()))).isEmpty();
    }

    @Test
    void errors_ofNotes_areNoneWhateverTheyHold() {
        for (String notes : List.of("null", "1", "[]", "{\"sleeves\": {\"a\": [{}]}}", "\"x\"")) {
            String text = Samples.with(Samples.small(), "\"format\": 1,", "\"format\": 1, \"notes\": " + notes + ",");
            assertThat(PolicySchema.errors(Samples.document(text))).isEmpty();
        }
    }

    private static void walk(String path, JsonNode schema, List<String> silent) {
        for (String keyword : List.of("properties", "patternProperties")) {
            schema.path(keyword).propertyStream().forEach(key -> {
                if (key.getValue().path("description").asText().length() < 10) {
                    silent.add(path + "/" + key.getKey());
                }
                walk(path + "/" + key.getKey(), key.getValue(), silent);
            });
        }
        if (schema.has("items")) {
            walk(path + "/-", schema.get("items"), silent);
        }
        schema.path("$defs").propertyStream().forEach(def -> walk(def.getKey(), def.getValue(), silent));
    }

    private static JsonNode schema() {
        return PolicySchema.json();
    }
}
