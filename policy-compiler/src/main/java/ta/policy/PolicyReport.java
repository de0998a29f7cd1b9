package ta.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import ta.policy.document.DisplayText;
import ta.policy.document.Excerpt;
import ta.policy.document.PolicyError;
import ta.policy.document.SourceText;

/** The output of {@code policy check}, for a person or for a program. */
public final class PolicyReport {

    private PolicyReport() {}

    /**
     * For a person: each error with its line of the file and a caret under the place; for a valid policy, one line with
     * its hash, then its warnings. Ends with a line break.
     */
    public static String text(PolicyResult result) {
        StringBuilder text = new StringBuilder();
        if (result instanceof PolicyResult.Valid valid) {
            text.append("VALID ")
                    .append(fileName(valid.source()))
                    .append(' ')
                    .append(valid.document().sha256())
                    .append('\n');
            valid.warnings().forEach(warning -> text.append(text("WARNING ", valid.source(), warning)));
        } else {
            PolicyResult.Invalid invalid = (PolicyResult.Invalid) result;
            invalid.errors().forEach(error -> text.append(text(result.source(), error)));
            text.append(invalid.moreErrors() == 0 ? "" : "… and " + invalid.moreErrors() + " more errors.\n");
        }
        return text.toString();
    }

    /** One error, as {@link #text(PolicyResult)} shows it. */
    public static String text(SourceText source, PolicyError error) {
        return text("ERROR ", source, error);
    }

    private static String text(String kind, SourceText source, PolicyError error) {
        return kind + error.code() + " " + fileName(source) + ":" + error.line() + ":" + error.column() + ": "
                + error.message() + "\n" + Excerpt.of(source, error.position())
                + error.maybe().map(maybe -> maybe + "\n").orElse("");
    }

    /**
     * For a program: {@code {"valid", "sha256", "errors": [{"code", "pointer", "line", "column", "message",
     * "maybe"}], "warnings": […]}}, where {@code sha256} is null unless the policy is valid, {@code maybe} is left out
     * if there is no suggestion, and warnings have the form of errors.
     * {@code more_errors} is there if there are more than the first 200.
     */
    public static ObjectNode json(PolicyResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("valid", result instanceof PolicyResult.Valid);
        json.put(
                "sha256",
                result instanceof PolicyResult.Valid valid ? valid.document().sha256() : null);
        add(json.putArray("errors"), result instanceof PolicyResult.Invalid invalid ? invalid.errors() : List.of());
        add(json.putArray("warnings"), result.warnings());
        if (result instanceof PolicyResult.Invalid invalid && invalid.moreErrors() > 0) {
            json.put("more_errors", invalid.moreErrors());
        }
        return json;
    }

    private static void add(ArrayNode array, List<PolicyError> errors) {
        for (PolicyError error : errors) {
            ObjectNode entry = array.addObject();
            entry.put("code", error.code().name());
            entry.put("pointer", error.pointer());
            entry.put("line", error.line());
            entry.put("column", error.column());
            entry.put("message", error.message());
            error.maybe().ifPresent(maybe -> entry.put("maybe", maybe));
        }
    }

    private static String fileName(SourceText source) {
        return DisplayText.visible(source.fileName());
    }
}
