package ta.rules.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ta.rules.portfolio.ListingId;

/** Reads the fields of one JSON object and collects all errors; a field that cannot be read is null. */
public final class Fields {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,18})?");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    private static final int SHOWN = 60;

    private final JsonNode node;
    private final String pointer;
    private final List<FieldError> errors;

    public Fields(JsonNode node, String pointer, List<FieldError> errors) {
        this.node = node;
        this.pointer = pointer;
        this.errors = errors;
        if (!node.isObject()) {
            error("", "must be an object, not " + shown(node));
        }
    }

    public void error(String field, String message) {
        errors.add(new FieldError(field.isEmpty() ? pointer : pointer + "/" + field, message));
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    public @Nullable String text(String field) {
        JsonNode value = required(field);
        if (value != null && !value.isTextual()) {
            error(field, "must be a text, not " + shown(value));
            return null;
        }
        return value == null ? null : value.textValue();
    }

    /** The constant of an enum that a field names. */
    public <E extends Enum<E>> @Nullable E word(String field, Class<E> words) {
        String text = text(field);
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text)) {
                return word;
            }
        }
        if (text != null) {
            error(field, "must be one of " + String.join(", ", names(words)) + ", not " + quoted(text));
        }
        return null;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> words) {
        return List.of(words.getEnumConstants()).stream().map(Enum::name).toList();
    }

    public @Nullable ListingId listing(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        if (!ListingId.isListingId(text)) {
            error(field, quoted(text) + " is not a listing id, such as XLON:VWRP");
            return null;
        }
        return new ListingId(text);
    }

    public @Nullable BigDecimal number(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            error(
                    field,
                    quoted(text)
                            + " is not a number such as \"1234.56\", with at most 20 digits before and 18 after the"
                            + " point");
            return null;
        }
        return new BigDecimal(text);
    }

    public @Nullable BigDecimal number(String field, BigDecimal whenAbsent) {
        return has(field) ? number(field) : whenAbsent;
    }

    /** A whole number, written as a JSON number. */
    public @Nullable Long integer(String field) {
        JsonNode value = required(field);
        if (value != null && !(value.isIntegralNumber() && value.canConvertToLong())) {
            error(field, "must be a whole number, such as 7, not " + shown(value));
            return null;
        }
        return value == null ? null : value.longValue();
    }

    public @Nullable Instant time(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            Instant time = Instant.parse(text);
            if (TIME.matcher(text).matches() && time.toString().equals(text)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Reported below, like a time in another form.
        }
        error(field, quoted(text) + " is not a time in UTC, such as 2026-03-02T08:00:00Z");
        return null;
    }

    public boolean flag(String field, boolean whenAbsent) {
        if (!has(field)) {
            return whenAbsent;
        }
        if (!node.get(field).isBoolean()) {
            error(field, "must be true or false, not " + shown(node.get(field)));
            return whenAbsent;
        }
        return node.get(field).booleanValue();
    }

    /** What {@code read} makes of each object of an array; null is left out. */
    public <T> List<T> objects(String field, boolean needed, Function<Fields, @Nullable T> read) {
        List<T> items = new ArrayList<>();
        JsonNode array = array(field, needed);
        for (int i = 0; i < array.size(); i++) {
            T item = read.apply(new Fields(array.get(i), pointer + "/" + field + "/" + i, errors));
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    /** The texts of an array; none when it is absent. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        JsonNode array = array(field, false);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isTextual()) {
                texts.add(array.get(i).textValue());
            } else {
                error(field + "/" + i, "must be a text, not " + shown(array.get(i)));
            }
        }
        return texts;
    }

    private JsonNode array(String field, boolean needed) {
        JsonNode array = needed ? required(field) : node.get(field);
        if (array != null && !array.isNull() && !array.isArray()) {
            error(field, "must be an array, not " + shown(array));
        }
        return array != null && array.isArray() ? array : JsonNodeFactory.instance.arrayNode();
    }

    public @Nullable Fields object(String field) {
        JsonNode object = required(field);
        return object == null ? null : new Fields(object, pointer + "/" + field, errors);
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private @Nullable JsonNode required(String field) {
        if (!has(field)) {
            if (node.isObject()) {
                error("", "the field \"" + field + "\" is missing");
            }
            return null;
        }
        return node.get(field);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    public static String quoted(String text) {
        return TextNode.valueOf(text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…")
                .toString();
    }
}
