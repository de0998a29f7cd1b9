package ta.backoffice.simulation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/**
 * A policy with other values in some places.
 *
 * @param values one for each axis, as they were written
 * @param result the policy, or what is wrong with it
 */
public record Variant(List<String> values, PolicyResult result) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * A place in a policy and the values to try in it.
     *
     * @param pointer a JSON pointer, such as {@code /drift_bands/wide/absolute_pp}
     * @param values JSON each; what is none is taken as a text
     */
    public record Axis(JsonPointer pointer, List<String> values) {}

    /**
     * Each combination of the values, the last axis changing first.
     *
     * @throws IllegalArgumentException if a place cannot be in the policy
     */
    public static List<Variant> all(JsonNode policy, List<Axis> axes) {
        List<List<String>> combinations = new ArrayList<>();
        combinations.add(List.of());
        for (Axis axis : axes) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> combination : combinations) {
                for (String value : axis.values()) {
                    List<String> next = new ArrayList<>(combination);
                    next.add(value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations.stream().map(values -> of(policy, axes, values)).toList();
    }

    private static Variant of(JsonNode policy, List<Axis> axes, List<String> values) {
        JsonNode copy = policy.deepCopy();
        for (int i = 0; i < axes.size(); i++) {
            set(copy, axes.get(i).pointer(), json(values.get(i)));
        }
        String name = "the policy with " + String.join(", ", values);
        return new Variant(values, PolicyReader.read(name, copy.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void set(JsonNode policy, JsonPointer pointer, JsonNode value) {
        JsonNode parent = policy.at(pointer.head() == null ? JsonPointer.empty() : pointer.head());
        JsonPointer last = pointer.last();
        if (parent instanceof ObjectNode object && last != null) {
            object.set(last.getMatchingProperty(), value);
        } else if (parent instanceof ArrayNode array && last != null && array.has(last.getMatchingIndex())) {
            array.set(last.getMatchingIndex(), value);
        } else {
            throw new IllegalArgumentException("the policy has no place " + pointer);
        }
    }

    private static JsonNode json(String text) {
        try {
            JsonNode value = MAPPER.readTree(text);
            return value.isMissingNode() ? MAPPER.getNodeFactory().textNode(text) : value;
        } catch (JsonProcessingException e) {
            return MAPPER.getNodeFactory().textNode(text);
        }
    }
}
