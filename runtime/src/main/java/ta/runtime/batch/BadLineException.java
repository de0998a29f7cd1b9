package ta.runtime.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A line of a batch that cannot be answered. */
public final class BadLineException extends Exception {

    /** The value of {@code error} in the error object. */
    public enum Kind {
        INVALID_POLICY,
        INVALID_SNAPSHOT,
        NO_POLICY,
        NO_SNAPSHOT,
        NOT_JSON,
        TOO_LONG,
        /** A book that is not of the form of the performance specification. */
        INVALID,
        /** A book in which more units leave than are held. */
        OVERSOLD,
        DEFECT
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient ArrayNode errors;

    /**
     * @param errors all errors, one object each
     */
    public BadLineException(Kind kind, String message, ArrayNode errors) {
        super(message, null, false, false);
        this.kind = kind;
        this.errors = errors;
    }

    public BadLineException(Kind kind, String message) {
        this(kind, message, JsonNodeFactory.instance.arrayNode());
    }

    Kind kind() {
        return kind;
    }

    /** {@code {"error", "line", "message", "errors": […]}}; {@code errors} is left out when the message says it all. */
    ObjectNode json(long line) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("error", kind.name())
                .put("line", line)
                .put("message", getMessage());
        if (!errors.isEmpty()) {
            json.set("errors", errors);
        }
        return json;
    }
}
