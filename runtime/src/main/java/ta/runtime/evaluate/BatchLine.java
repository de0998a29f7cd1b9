package ta.runtime.evaluate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ta.policy.document.NotJsonException;
import ta.policy.document.PolicyDocument;
import ta.runtime.batch.BadLineException;

/**
 * A line of a batch, split into the texts of its policy and its snapshot. So a policy that a thousand lines repeat is
 * recognised by its text without being parsed again, and numbers reach the reader as they were written. Other keys are
 * ignored.
 *
 * @param policy empty if the line has none, or null
 */
record BatchLine(Optional<String> policy, String snapshot) {

    private static final String POLICY = "policy";
    private static final String SNAPSHOT = "snapshot";
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    static BatchLine cut(byte[] bytes) throws BadLineException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String policy = null;
        String snapshot = null;
        try (JsonParser parser = JSON.createParser(text.toCharArray())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw notJson(bytes)
                        .orElse(new BadLineException(
                                BadLineException.Kind.NOT_JSON, "a line must be an object with a \"snapshot\""));
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                String value = value(parser, text);
                if (key.equals(POLICY)) {
                    policy = value;
                } else if (key.equals(SNAPSHOT)) {
                    snapshot = value;
                }
            }
            if (parser.nextToken() != null) {
                throw new BadLineException(
                        BadLineException.Kind.NOT_JSON, "a line must be one object; more text follows it");
            }
        } catch (IOException e) {
            throw notJson(bytes)
                    .orElseThrow(() -> new IllegalStateException("two readers disagree about what is JSON", e));
        }
        if (snapshot == null) {
            throw new BadLineException(BadLineException.Kind.NO_SNAPSHOT, "the line has no \"snapshot\"");
        }
        return new BatchLine(Optional.ofNullable(policy).filter(value -> !value.equals("null")), snapshot);
    }

    private static String value(JsonParser parser, String text) throws IOException {
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.finishToken();
        parser.skipChildren();
        return text.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    /** The strict reader's error for the whole line, with its column; empty if the line is JSON. */
    static Optional<BadLineException> notJson(byte[] bytes) {
        try {
            PolicyDocument.parse("line", bytes);
            return Optional.empty();
        } catch (NotJsonException e) {
            String maybe = e.error().maybe().map(text -> ". " + text).orElse("");
            return Optional.of(new BadLineException(
                    BadLineException.Kind.NOT_JSON,
                    "column " + e.error().column() + ": " + e.error().message() + maybe));
        }
    }
}
