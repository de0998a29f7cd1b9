package ta.runtime.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the JSON of reports: integers and booleans stay such, decimals, ids and times become text, absent values null.
 */
public final class Tree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Tree() {}

    /** An object of {@code name, value, name, value, …}, in that order. */
    public static ObjectNode object(@Nullable Object... namesAndValues) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.set((String) namesAndValues[i], of(namesAndValues[i + 1]));
        }
        return object;
    }

    /** An array with an element for each item. */
    public static <T> ArrayNode array(Iterable<T> items, Function<? super T, ?> element) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(of(element.apply(item))));
        return array;
    }

    private static JsonNode of(@Nullable Object value) {
        if (value instanceof JsonNode node) {
            return node;
        }
        if (value instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (value instanceof Integer || value instanceof Long) {
            return NODES.numberNode(((Number) value).longValue());
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof BigDecimal decimal) {
            return NODES.textNode(decimal.toPlainString());
        }
        return value == null ? NODES.nullNode() : NODES.textNode(value.toString());
    }
}
