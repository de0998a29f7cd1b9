package ta.policy.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads strict JSON into a tree of values and a tree of their places, in one pass over Jackson's tokens. Jackson's own
 * tree does not keep places, and it calculates with a number before anyone can refuse an absurd one.
 */
final class JsonText {

    static final int NESTING_MAX = 64;

    /** A policy of a thousand instruments has half as many. More would cost time and memory before it is refused. */
    static final int VALUES_MAX = 100_000;

    /** Lengths need no limit here: {@link NumberText} judges numbers, and the caller limits the size of the file. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(NESTING_MAX)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A number that {@link NumberText} refuses. */
    record NumberProblem(String pointer, String problem) {}

    private record Read(JsonNode node, Place place) {}

    private final SourceText source;
    private final JsonParser parser;
    private final int valuesMax;
    private final List<NumberProblem> numberProblems = new ArrayList<>();
    private int values;

    private JsonText(SourceText source, JsonParser parser, int valuesMax) {
        this.source = source;
        this.parser = parser;
        this.valuesMax = valuesMax;
    }

    static PolicyDocument read(SourceText source, byte[] bytes, int valuesMax) throws NotJsonException {
        char[] text = source.text().toCharArray();
        try (JsonParser parser = JSON.createParser(text, 0, text.length)) {
            return new JsonText(source, parser, valuesMax).document(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private PolicyDocument document(byte[] bytes) throws IOException, NotJsonException {
        Read root = null;
        try {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw SyntaxErrors.at(source, 0, "the file holds no JSON");
            }
            root = value(first, -1, "");
            if (parser.nextToken() != null) {
                throw SyntaxErrors.trailing(source, offset());
            }
        } catch (JsonProcessingException e) {
            long reached = e.getLocation() == null
                    ? parser.currentLocation().getCharOffset()
                    : e.getLocation().getCharOffset();
            int offset = (int) Math.max(0, Math.min(source.text().length(), reached));
            throw root == null ? SyntaxErrors.of(source, offset, e) : SyntaxErrors.trailing(source, offset);
        }
        return new PolicyDocument(source, bytes, root.node(), root.place(), List.copyOf(numberProblems));
    }

    private Read value(JsonToken token, int keyOffset, String pointer) throws IOException, NotJsonException {
        int offset = offset();
        if (++values > valuesMax) {
            throw SyntaxErrors.at(source, offset, "the file has more than " + valuesMax + " values");
        }
        return switch (token) {
            case START_OBJECT -> object(keyOffset, offset, pointer);
            case START_ARRAY -> array(keyOffset, offset, pointer);
            default -> new Read(scalar(token, offset, pointer), new Place(keyOffset, offset, null, null));
        };
    }

    private Read object(int keyOffset, int offset, String pointer) throws IOException, NotJsonException {
        ObjectNode node = NODES.objectNode();
        Map<String, Place> places = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int memberOffset = offset();
            String key = parser.currentName();
            requireUnicode(key, memberOffset);
            Place before = places.get(key);
            if (before != null) {
                int line = source.position(before.key()).line();
                throw SyntaxErrors.at(
                        source,
                        memberOffset,
                        "the key " + DisplayText.of(key) + " is repeated; the first is on line " + line);
            }
            Read member = value(parser.nextToken(), memberOffset, Pointers.append(pointer, key));
            node.set(key, member.node());
            places.put(key, member.place());
        }
        return new Read(node, new Place(keyOffset, offset, places, null));
    }

    private Read array(int keyOffset, int offset, String pointer) throws IOException, NotJsonException {
        ArrayNode node = NODES.arrayNode();
        List<Place> places = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            Read element = value(token, -1, Pointers.append(pointer, places.size()));
            node.add(element.node());
            places.add(element.place());
        }
        return new Read(node, new Place(keyOffset, offset, null, places));
    }

    private JsonNode scalar(JsonToken token, int offset, String pointer) throws IOException, NotJsonException {
        return switch (token) {
            case VALUE_STRING -> {
                requireUnicode(parser.getText(), offset);
                yield NODES.textNode(parser.getText());
            }
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                NumberText number = NumberText.parse(parser.getText());
                number.problem().ifPresent(problem -> numberProblems.add(new NumberProblem(pointer, problem)));
                yield numberNode(number.value());
            }
            default -> throw new IllegalStateException("no value begins with " + token);
        };
    }

    /** Whole numbers become integers, however they were written, as in JSON Schema: {@code 2.0} is {@code 2}. */
    private static JsonNode numberNode(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > 0) {
            return DecimalNode.valueOf(stripped);
        }
        BigDecimal whole = stripped.setScale(0);
        if (whole.precision() <= NumberText.SIGNIFICANT_DIGITS_MAX) {
            long number = whole.longValueExact();
            return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
        }
        return BigIntegerNode.valueOf(whole.toBigIntegerExact());
    }

    /** Half a surrogate pair cannot be written in UTF-8, so a text with one has no canonical form and no hash. */
    private void requireUnicode(String text, int offset) throws NotJsonException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw SyntaxErrors.at(source, offset, "this text holds half of a surrogate pair");
                }
                i++;
            }
        }
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getCharOffset();
    }
}
