package ta.runtime.provider.custom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** The keys of a description, with everything that is wrong with them. */
final class FileKeys {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final int TEXT_MAX = 2000;

    private final String file;
    private final JsonNode root;
    private final List<String> errors = new ArrayList<>();

    private FileKeys(String file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * @param known the keys that a description may have
     * @throws Refusal if it is not a JSON object
     */
    static FileKeys of(String file, byte[] bytes, Set<String> known) {
        FileKeys keys = new FileKeys(file, parsed(file, bytes));
        keys.root
                .fieldNames()
                .forEachRemaining(key -> keys.require(
                        key,
                        known.contains(key),
                        "is not known",
                        "Maybe one of " + String.join(", ", new TreeSet<>(known)) + " is meant."));
        return keys;
    }

    private static JsonNode parsed(String file, byte[] bytes) {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (root != null && root.isObject()) {
                return root;
            }
            throw Refusal.unusable("ERROR " + file + ": is not a JSON object\nMaybe begin it with {\"url\": …}.");
        } catch (JsonProcessingException e) {
            throw Refusal.unusable("ERROR " + file
                    + (e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr())
                    + ": is not valid JSON\nMaybe a comma or a quote is missing.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return root.hasNonNull(key);
    }

    /** The text of a key; empty, with an error, if it is not a text, or missing without {@code otherwise}. */
    Optional<String> text(String key, Optional<String> otherwise) {
        JsonNode value = root.path(key);
        if (!has(key)) {
            require(key, otherwise.isPresent(), "is missing", "Maybe add \"" + key + "\": \"…\".");
            return otherwise;
        }
        return require(
                        key,
                        value.isTextual() && value.textValue().length() <= TEXT_MAX,
                        "is not a text of at most " + TEXT_MAX + " characters",
                        "Maybe put it in quotes.")
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    /** The texts of an object, by name; none without the key. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new TreeMap<>();
        JsonNode object = has(key) ? root.path(key) : JsonNodeFactory.instance.objectNode();
        require(key, object.isObject(), "is not an object", "Maybe write it as {\"Accept\": \"text/csv\"}.");
        object.properties().forEach(one -> {
            if (require(
                    key + "/" + one.getKey(),
                    one.getValue().isTextual() && one.getValue().textValue().length() <= TEXT_MAX,
                    "is not a text",
                    "Maybe put it in quotes.")) {
                texts.put(one.getKey(), one.getValue().textValue());
            }
        });
        return texts;
    }

    int number(String key, int otherwise, int most) {
        JsonNode value = root.path(key);
        if (!has(key)) {
            return otherwise;
        }
        boolean good = value.isInt() && value.intValue() >= 1 && value.intValue() <= most;
        require(key, good, "is " + Visible.text(value.toString()), "Maybe use a number from 1 to " + most + ".");
        return good ? value.intValue() : otherwise;
    }

    /** Records an error unless the key is good; returns whether it is. */
    boolean require(String key, boolean good, String what, String maybe) {
        if (!good) {
            errors.add("ERROR " + file + " /" + Visible.text(key) + ": " + Visible.text(what) + "\n" + maybe);
        }
        return good;
    }

    /**
     * @throws Refusal with all errors, if there are any
     */
    void refuse() {
        if (!errors.isEmpty()) {
            throw Refusal.unusable(String.join("\n", errors));
        }
    }
}
