package ta.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ta.policy.document.DisplayText;
import ta.policy.document.Excerpt;
import ta.policy.document.PolicyError;
import ta.policy.document.SourceText;

/** The output of {@code policy check}, for a person or for a program. */
public final class PolicyReport {

    private PolicyReport() {}

    /**
     * For a person: each error with its line of the file and a caret under the place; for a valid policy, one line with
     * its hash. Ends with a line break.
     */
    public static String text(PolicyResult result) {
        if (result instanceof PolicyResult.Valid valid) {
            return "VALID " + fileName(valid.source()) + " " + valid.document().sha256() + "\n";
        }
        StringBuilder text = new StringBuilder();
        for (PolicyError error : ((PolicyResult.Invalid) result).errors()) {
            text.append(text(result.source(), error));
        }
        return text.toString();
    }

    /** One error, as {@link #text(PolicyResult)} shows it. */
    public static String text(SourceText source, PolicyError error) {
        return "ERROR " + error.code() + " " + fileName(source) + ":" + error.line() + ":" + error.column() + ": "
                + error.message() + "\n" + Excerpt.of(source, error.position())
                + error.maybe().map(maybe -> maybe + "\n").orElse("");
    }

    /**
     * For a program: {@code {"valid", "sha256", "errors": [{"code", "pointer", "line", "column", "message",
     * "maybe"}]}}, where {@code sha256} is null unless the policy is valid, and {@code maybe} is left out if there is
     * no suggestion.
     */
    public static ObjectNode json(PolicyResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("valid", result instanceof PolicyResult.Valid);
        json.put(
                "sha256",
                result instanceof PolicyResult.Valid valid ? valid.document().sha256() : null);
        ArrayNode errors = json.putArray("errors");
        if (result instanceof PolicyResult.Invalid invalid) {
            for (PolicyError error : invalid.errors()) {
                ObjectNode entry = errors.addObject();
                entry.put("code", error.code().name());
                entry.put("pointer", error.pointer());
                entry.put("line", error.line());
                entry.put("column", error.column());
                entry.put("message", error.message());
                error.maybe().ifPresent(maybe -> entry.put("maybe", maybe));
            }
        }
        return json;
    }

    private static String fileName(SourceText source) {
        return DisplayText.visible(source.fileName());
    }
}
