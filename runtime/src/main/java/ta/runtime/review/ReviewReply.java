package ta.runtime.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import ta.backoffice.review.ReviewOutcome;
import ta.runtime.settings.Visible;

/**
 * The reply of a model, checked: it has the form of the schema, its texts are one line of plain text each, and its
 * notes point to what exists. A note that does not is dropped.
 *
 * @param dropped how many notes were dropped
 */
record ReviewReply(
        ReviewOutcome.Verdict verdict,
        String summary,
        List<ReviewOutcome.Note> notes,
        int dropped,
        List<ReviewOutcome.Change> changes) {

    /** Of the prompt and of this schema. */
    static final String VERSION = "1";

    static final String SCHEMA = Resources.text("reply-" + VERSION + ".schema.json");

    private static final int NESTING_MAX = 64;

    /** Decimals stay exact and as they were written. */
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING_MAX)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final Schema FORM = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)))
            .getSchema(read(SCHEMA));

    /**
     * @param policy whose pointers count as clauses
     * @param facts the ids that count
     * @throws NotReviewedException if the text is no review
     */
    static ReviewReply of(String text, JsonNode policy, Set<String> facts) {
        JsonNode reply = read(withoutFence(text));
        List<Error> errors = FORM.validate(reply);
        if (!errors.isEmpty()) {
            Error first = errors.get(0);
            throw new NotReviewedException("The model's answer has not the form that was asked for: "
                    + Visible.text(String.valueOf(first.getInstanceLocation())) + " breaks \"" + first.getKeyword()
                    + "\". Maybe try again, or another model.");
        }
        List<ReviewOutcome.Note> notes = new ArrayList<>();
        for (JsonNode note : reply.get("notes")) {
            List<String> clauses = texts(note.get("clauses"));
            List<String> ids = texts(note.get("facts"));
            boolean points = !clauses.isEmpty() || !ids.isEmpty();
            if (points && facts.containsAll(ids) && clauses.stream().allMatch(clause -> exists(policy, clause))) {
                notes.add(new ReviewOutcome.Note(line(note.get("text")), clauses, ids));
            }
        }
        ReviewOutcome.Verdict verdict =
                ReviewOutcome.Verdict.valueOf(reply.get("verdict").textValue());
        if (notes.isEmpty() && verdict != ReviewOutcome.Verdict.PASS) {
            throw new NotReviewedException("The model says " + verdict + ", but none of its notes points to a clause or"
                    + " a fact that exists, so its answer does not count. Maybe try again, or another model.");
        }
        List<ReviewOutcome.Change> changes = new ArrayList<>();
        for (JsonNode change : reply.path("changes")) {
            changes.add(new ReviewOutcome.Change(
                    change.get("clause").textValue(), change.get("value").toString(), line(change.get("why"))));
        }
        return new ReviewReply(
                verdict, line(reply.get("summary")), notes, reply.get("notes").size() - notes.size(), changes);
    }

    /** Whether the pointer leads to a value within the policy. */
    static boolean exists(JsonNode policy, String pointer) {
        try {
            return !pointer.isEmpty()
                    && !policy.at(JsonPointer.compile(pointer)).isMissingNode();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new NotReviewedException(
                    "The model's answer is not the JSON that was asked for. Maybe try again, or another model.");
        }
    }

    /** Many models put JSON into a block of Markdown, whatever they are told. */
    private static String withoutFence(String text) {
        String stripped = text.strip();
        boolean fenced = stripped.startsWith("```") && stripped.endsWith("```") && stripped.indexOf('\n') > 0;
        return fenced
                ? stripped.substring(stripped.indexOf('\n'), Math.max(stripped.indexOf('\n'), stripped.length() - 3))
                : stripped;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static String line(JsonNode text) {
        return Visible.text(text.textValue().strip().replaceAll("\\s+", " "));
    }
}
