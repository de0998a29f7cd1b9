package ta.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.http.doc.Doc;
import ta.http.json.Json;
import ta.http.route.RouteTable;
import ta.rules.portfolio.ListingId;

/** JSON Schemas (2020-12) and examples of the request and response types. */
final class Schemas {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private record Text(@Nullable String format, @Nullable String pattern, String example) {}

    private static final Map<Class<?>, Text> TEXTS = Map.of(
            String.class, new Text(null, null, "text"),
            BigDecimal.class, new Text(null, "^-?[0-9]{1,20}(\\.[0-9]{1,18})?$", "12.5"),
            UUID.class, new Text("uuid", null, "01890a5d-ac96-774b-bcce-b302099a8057"),
            Instant.class, new Text("date-time", null, "2026-03-02T08:00:00Z"),
            LocalDate.class, new Text("date", null, "2026-03-02"),
            ZoneId.class, new Text(null, null, "Europe/London"),
            ListingId.class, new Text(null, "^[A-Z0-9]{4}:[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$", "XLON:VWRP"));

    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    /** The schemas of the records used so far, by name. */
    Map<String, ObjectNode> components() {
        return components;
    }

    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic);
        }
        Class<?> plain = (Class<?>) type;
        Text text = TEXTS.get(plain);
        if (text != null) {
            ObjectNode schema = NODES.objectNode().put("type", "string");
            if (text.format() != null) {
                schema.put("format", text.format());
            }
            return text.pattern() == null ? schema : schema.put("pattern", text.pattern());
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return NODES.objectNode().put("type", "boolean");
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return NODES.objectNode().put("type", "integer");
        }
        if (plain.isEnum()) {
            ArrayNode words = NODES.arrayNode();
            for (Object word : plain.getEnumConstants()) {
                words.add(((Enum<?>) word).name());
            }
            ObjectNode schema = NODES.objectNode().put("type", "string");
            schema.set("enum", words);
            return schema;
        }
        if (plain.isRecord()) {
            return reference(plain, Map.of());
        }
        if (JsonNode.class.isAssignableFrom(plain)) {
            return NODES.objectNode().put("type", "object");
        }
        throw new IllegalStateException("no schema for " + type);
    }

    private ObjectNode generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type item = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (raw == List.class) {
            ObjectNode schema = NODES.objectNode().put("type", "array");
            schema.set("items", of(item));
            return schema;
        }
        if (raw == Optional.class) {
            ObjectNode schema = NODES.objectNode();
            schema.putArray("anyOf").add(of(item)).add(NODES.objectNode().put("type", "null"));
            return schema;
        }
        if (raw == Map.class) {
            ObjectNode schema = NODES.objectNode().put("type", "object");
            schema.set("additionalProperties", of(item));
            return schema;
        }
        return reference(raw, Map.of(raw.getTypeParameters()[0], item));
    }

    private ObjectNode reference(Class<?> type, Map<Type, Type> arguments) {
        String name = name(type, arguments);
        Class<?> before = types.putIfAbsent(name, type);
        if (before != null && before != type) {
            throw new IllegalStateException(before + " and " + type + " would have the same schema name " + name);
        }
        if (before == null) {
            ObjectNode schema = NODES.objectNode().put("type", "object").put("additionalProperties", false);
            components.put(name, schema);
            ArrayNode required = schema.putArray("required");
            ObjectNode properties = schema.putObject("properties");
            for (RecordComponent component : type.getRecordComponents()) {
                Type actual = bound(component.getGenericType(), arguments);
                ObjectNode property = of(actual);
                Doc doc = component.getAnnotation(Doc.class);
                if (doc == null) {
                    throw new IllegalStateException(name + "." + component.getName() + " has no @Doc description");
                }
                properties.set(Json.name(component.getName()), property.put("description", doc.value()));
                if (!isOptional(actual)) {
                    required.add(Json.name(component.getName()));
                }
            }
        }
        return NODES.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /**
     * An example value that fits the schema.
     *
     * @param given the example of the component's {@link Doc}; empty for the default of the type
     */
    JsonNode example(Type type, String given) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type item = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (raw == List.class) {
                return NODES.arrayNode().add(example(item, given));
            }
            if (raw == Optional.class) {
                return given.equals("null") ? NODES.nullNode() : example(item, given);
            }
            if (raw == Map.class) {
                ObjectNode map = NODES.objectNode();
                map.set("name", example(item, given));
                return map;
            }
            return record(raw, Map.of(raw.getTypeParameters()[0], item));
        }
        Class<?> plain = (Class<?>) type;
        if (TEXTS.containsKey(plain)) {
            return NODES.textNode(given.isEmpty() ? TEXTS.get(plain).example() : given);
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return NODES.booleanNode(Boolean.parseBoolean(given));
        }
        if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
            return NODES.numberNode(given.isEmpty() ? 1 : Long.parseLong(given));
        }
        if (plain.isEnum()) {
            return NODES.textNode(given.isEmpty() ? ((Enum<?>) plain.getEnumConstants()[0]).name() : given);
        }
        return plain.isRecord() ? record(plain, Map.of()) : NODES.objectNode();
    }

    private ObjectNode record(Class<?> type, Map<Type, Type> arguments) {
        ObjectNode example = NODES.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            Doc doc = component.getAnnotation(Doc.class);
            example.set(
                    Json.name(component.getName()),
                    example(bound(component.getGenericType(), arguments), doc == null ? "" : doc.example()));
        }
        return example;
    }

    private static boolean isOptional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    }

    /** Resolves a type parameter of a record, which is the component's type itself or the item of a list. */
    private static Type bound(Type type, Map<Type, Type> arguments) {
        Type argument = arguments.get(type);
        if (argument != null) {
            return argument;
        }
        Type item =
                type instanceof ParameterizedType generic ? arguments.get(generic.getActualTypeArguments()[0]) : null;
        return item == null ? type : RouteTable.listOf((Class<?>) item);
    }

    private static String name(Class<?> type, Map<Type, Type> arguments) {
        String own = type.getSimpleName().replace("Shape", "");
        return arguments.isEmpty()
                ? own
                : own + "Of" + ((Class<?>) arguments.values().iterator().next()).getSimpleName();
    }
}
