package ta.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import ta.rules.json.CanonicalJson;

/**
 * A policy as written: strict JSON, but not necessarily a valid policy. Immutable; callers must not change its tree.
 * Decimals are exact, and whole numbers are integers however they were written.
 */
public final class PolicyDocument {

    private final SourceText source;
    private final byte[] bytes;
    private final JsonNode root;
    private final Place places;
    private final List<JsonText.NumberProblem> numberProblems;

    PolicyDocument(
            SourceText source, byte[] bytes, JsonNode root, Place places, List<JsonText.NumberProblem> numberProblems) {
        this.source = source;
        this.bytes = bytes.clone();
        this.root = root;
        this.places = places;
        this.numberProblems = numberProblems;
    }

    /**
     * Reads {@code bytes}, UTF-8 with or without a byte order mark.
     *
     * @param fileName the name of the file in errors
     * @throws NotJsonException if the bytes are not UTF-8, not strict JSON, repeat a key, or nest deeper than 64 levels
     */
    public static PolicyDocument parse(String fileName, byte[] bytes) throws NotJsonException {
        return parse(fileName, bytes, JsonText.VALUES_MAX);
    }

    /**
     * Reads another document as strictly.
     *
     * @param valuesMax how many values it may have
     */
    public static PolicyDocument parse(String fileName, byte[] bytes, int valuesMax) throws NotJsonException {
        return JsonText.read(Utf8.decode(fileName, bytes), bytes, valuesMax);
    }

    public String fileName() {
        return source.fileName();
    }

    public SourceText source() {
        return source;
    }

    /** The bytes of the file, unchanged. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public JsonNode root() {
        return root;
    }

    /**
     * The policy's identity: the SHA-256 of its RFC 8785 form, in lower-case hexadecimal. Two documents with
     * {@code PRECISION} errors may share it although they differ.
     */
    public String sha256() {
        return CanonicalJson.sha256(root);
    }

    public Clause clause() {
        return new Clause(this, "", root);
    }

    /** The clause at {@code pointer}, which may be absent. */
    public Clause clause(String pointer) {
        return new Clause(this, pointer, root.at(pointer));
    }

    /**
     * The position of the value at {@code pointer}; for a list or object with a key, that of the key. If the value is
     * absent, the position of the innermost value around it.
     */
    public SourcePosition position(String pointer) {
        return source.position(place(pointer).shown());
    }

    /** The position of the key of {@code pointer}; of the value if it has no key. */
    public SourcePosition keyPosition(String pointer) {
        return source.position(place(pointer).shownKey());
    }

    /** An error at the value of {@code pointer}. */
    public PolicyError error(PolicyErrorCode code, String pointer, String message, Optional<String> maybe) {
        SourcePosition position = position(pointer);
        return new PolicyError(code, pointer, position.line(), position.column(), message, maybe);
    }

    /** An error at the key of {@code pointer}. */
    public PolicyError errorAtKey(PolicyErrorCode code, String pointer, String message, Optional<String> maybe) {
        SourcePosition position = keyPosition(pointer);
        return new PolicyError(code, pointer, position.line(), position.column(), message, maybe);
    }

    /** A {@code PRECISION} error for each number, also in notes, with too many digits or of an absurd size. */
    public List<PolicyError> numberErrors() {
        return numberProblems.stream().map(this::numberError).toList();
    }

    private PolicyError numberError(JsonText.NumberProblem number) {
        MathContext kept = new MathContext(NumberText.SIGNIFICANT_DIGITS_MAX, RoundingMode.HALF_EVEN);
        BigDecimal rounded = root.at(number.pointer()).decimalValue().round(kept);
        boolean isSane = NumberText.parse(rounded.toString()).problem().isEmpty();
        Optional<String> maybe =
                isSane ? Optional.of("Maybe " + DisplayText.of(rounded) + " was meant.") : Optional.empty();
        return error(PolicyErrorCode.PRECISION, number.pointer(), "this number " + number.problem(), maybe);
    }

    /**
     * The text with another value at {@code pointer}; all else stays as it was written.
     *
     * @param pointer of a value that exists, not the whole document
     * @param json the new value as JSON text
     */
    public String replaced(String pointer, String json) {
        int from = place(pointer).value();
        String text = source.text();
        return text.substring(0, from) + json + text.substring(valueEnd(text, from));
    }

    /** The offset at which the value that begins at {@code from} ends; the text is JSON. */
    private static int valueEnd(String text, int from) {
        int depth = 0;
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                quoted = c != '"';
                i += c == '\\' ? 1 : 0;
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (depth == 0 && (",]}".indexOf(c) >= 0 || Character.isWhitespace(c))) {
                return i;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth == 0 && !quoted && "\"]}".indexOf(c) >= 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    private Place place(String pointer) {
        Place place = places;
        if (pointer.isEmpty()) {
            return place;
        }
        for (String segment : pointer.substring(1).split("/", -1)) {
            Place inner = null;
            if (place.members() != null) {
                inner = place.members().get(Pointers.unescape(segment));
            } else if (place.elements() != null && segment.matches("[0-9]{1,9}")) {
                int index = Integer.parseInt(segment);
                inner = index < place.elements().size() ? place.elements().get(index) : null;
            }
            if (inner == null) {
                return place;
            }
            place = inner;
        }
        return place;
    }
}
