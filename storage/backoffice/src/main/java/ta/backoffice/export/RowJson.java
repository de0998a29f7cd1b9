package ta.backoffice.export;

import static ta.backoffice.jooq.Tables.RECOMMENDATIONS;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import ta.database.Bounds;
import ta.database.Ids;
import ta.database.StorageException;

/**
 * A row as the file has it, an object from column to value. Nulls are left out. Decimals, times and hashes are texts;
 * files are texts as well, or {@code {"base64": …}} if they are not UTF-8.
 */
final class RowJson {

    /** Keeps each decimal of a document as it was written. */
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,40}([.][0-9]{1,40})?");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> FILES = List.of("file", "draft", "suggested_policy");
    private static final String BASE64 = "base64";
    private static final String ID = "id";

    /** They are kept until the end of the import, some 100 bytes each. */
    private static final int IDS_MAX = 1_000_000;

    /** The ids of the rows here, by those in the file. */
    private final Map<UUID, UUID> ids = new HashMap<>();

    private UUID nextRecommendation = Ids.next();

    static ObjectNode write(Record row, List<? extends Field<?>> columns) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (Field<?> column : columns) {
            Object value = row.get(column);
            if (value != null) {
                json.set(column.getName(), value(column, value));
            }
        }
        return json;
    }

    private static JsonNode value(Field<?> column, Object value) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (value instanceof Boolean flag) {
            return nodes.booleanNode(flag);
        }
        if (value instanceof Integer || value instanceof Long) {
            return nodes.numberNode(((Number) value).longValue());
        }
        if (value instanceof BigDecimal number) {
            return nodes.textNode(number.toPlainString());
        }
        if (value instanceof byte[] bytes) {
            return FILES.contains(column.getName())
                    ? file(bytes)
                    : nodes.textNode(HexFormat.of().formatHex(bytes));
        }
        if (value instanceof JSONB json) {
            return tree(json.data());
        }
        if (value instanceof Object[] texts) {
            ArrayNode array = nodes.arrayNode();
            for (Object text : texts) {
                array.add(String.valueOf(text));
            }
            return array;
        }
        return nodes.textNode(value.toString());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON that is none", e);
        }
    }

    /** A document that a row has as a text. */
    static JsonNode document(JsonNode value, String name, Place place) {
        try {
            return JSON.readTree(text(value, name, place));
        } catch (JsonProcessingException e) {
            throw place.refused(name, "must be JSON");
        }
    }

    private static JsonNode file(byte[] bytes) {
        try {
            return JsonNodeFactory.instance.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put(BASE64, Base64.getEncoder().encodeToString(bytes));
        }
    }

    /** From now on, rows of the file that name {@code there} mean {@code here}. */
    void know(UUID there, UUID here, Place place) {
        if (ids.size() == IDS_MAX) {
            throw place.refused(ID, "a file has at most " + IDS_MAX + " rows with an id");
        }
        if (ids.putIfAbsent(there, here) != null) {
            throw place.refused(ID, "the file has two rows with the id " + there);
        }
    }

    /**
     * The row as the database takes it: with new ids, and checked for what its types would let through.
     *
     * @throws StorageException.Invalid that names the place
     */
    ObjectNode read(ObjectNode row, List<? extends Field<?>> columns, Place place) {
        ObjectNode read = JsonNodeFactory.instance.objectNode();
        requireOnly(row, columns.stream().map(Field::getName).toList(), place);
        for (Field<?> column : columns) {
            JsonNode value = row.get(column.getName());
            if (value != null && !value.isNull()) {
                read.set(column.getName(), read(column, value, place));
            }
        }
        return read;
    }

    static void requireOnly(ObjectNode row, List<String> names, Place place) {
        row.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw place.refused(name, "there is no such field");
            }
        });
    }

    private JsonNode read(Field<?> column, JsonNode value, Place place) {
        String name = column.getName();
        Class<?> type = column.getType();
        if (type == UUID.class) {
            return id(column, text(value, name, place), place);
        }
        if (type == Boolean.class) {
            return require(value.isBoolean(), value, name, "must be true or false", place);
        }
        if (type == Integer.class || type == Long.class) {
            return require(value.canConvertToLong() && value.isIntegralNumber(), value, name, "must be whole", place);
        }
        if (type == JSONB.class) {
            return require(!value.toString().contains("\\u0000"), value, name, "must have no NUL", place);
        }
        if (type == String[].class) {
            return require(value.isArray(), value, name, "must be a list", place);
        }
        if (type == byte[].class && FILES.contains(name)) {
            return hex(bytes(value, name, place));
        }
        String text = text(value, name, place);
        if (type == byte[].class) {
            require(SHA256.matcher(text).matches(), value, name, "must be 64 digits of a SHA-256", place);
            return hex(HexFormat.of().parseHex(text));
        }
        if (type == BigDecimal.class) {
            return require(NUMBER.matcher(text).matches(), value, name, "must be a decimal number", place);
        }
        if (type == Instant.class) {
            return JsonNodeFactory.instance.textNode(time(value, name, place).toString());
        }
        if (type == LocalDate.class) {
            return JsonNodeFactory.instance.textNode(date(value, name, place).toString());
        }
        return value;
    }

    private JsonNode id(Field<?> column, String text, Place place) {
        UUID there = uuid(text, column.getName(), place);
        if (column.getName().equals(ID)) {
            UUID here = column.equals(RECOMMENDATIONS.ID) ? olderRecommendation() : Ids.next();
            know(there, here, place);
            return JsonNodeFactory.instance.textNode(here.toString());
        }
        UUID here = ids.get(there);
        if (here == null && !ExportedTable.isLoose(column)) {
            throw place.refused(column.getName(), "no row before this one has the id " + there);
        }
        return here == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(here.toString());
    }

    /** Ids sort by age, and recommendations come newest first: each id is just below the one before. */
    private UUID olderRecommendation() {
        UUID here = nextRecommendation;
        nextRecommendation = new UUID(here.getMostSignificantBits(), here.getLeastSignificantBits() - 1);
        return here;
    }

    /** The row here that a field names. */
    UUID reference(ObjectNode row, String name, Place place) {
        UUID there = uuid(text(row.path(name), name, place), name, place);
        UUID here = ids.get(there);
        if (here == null) {
            throw place.refused(name, "no row before this one has the id " + there);
        }
        return here;
    }

    static UUID uuid(String text, String name, Place place) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equals(text)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // Refused below.
        }
        throw place.refused(name, "must be an id");
    }

    static Instant time(JsonNode value, String name, Place place) {
        try {
            return Bounds.time(name, Instant.parse(text(value, name, place)));
        } catch (DateTimeParseException e) {
            throw place.refused(name, "must be a time such as 2026-03-02T08:00:00Z");
        } catch (StorageException.Invalid e) {
            throw place.refused(name, e.getMessage());
        }
    }

    private static LocalDate date(JsonNode value, String name, Place place) {
        try {
            LocalDate date = LocalDate.parse(text(value, name, place));
            require(date.getYear() >= 1900 && date.getYear() < 3000, value, name, "must be from 1900 to 2999", place);
            return date;
        } catch (DateTimeParseException e) {
            throw place.refused(name, "must be a date such as 2026-03-02");
        }
    }

    static String text(JsonNode value, String name, Place place) {
        require(value.isTextual(), value, name, "must be a text", place);
        require(value.textValue().indexOf('\0') < 0, value, name, "must have no NUL", place);
        return value.textValue();
    }

    private static byte[] bytes(JsonNode value, String name, Place place) {
        if (value.isTextual()) {
            return value.textValue().getBytes(StandardCharsets.UTF_8);
        }
        try {
            require(value.size() == 1 && value.path(BASE64).isTextual(), value, name, "must be a text", place);
            return Base64.getDecoder().decode(value.get(BASE64).textValue());
        } catch (IllegalArgumentException e) {
            throw place.refused(name, "must be Base64");
        }
    }

    /** How the database reads bytes in JSON. */
    private static JsonNode hex(byte[] bytes) {
        return JsonNodeFactory.instance.textNode("\\x" + HexFormat.of().formatHex(bytes));
    }

    private static JsonNode require(boolean holds, JsonNode value, String name, String rule, Place place) {
        if (!holds) {
            throw place.refused(name, rule);
        }
        return value;
    }
}
