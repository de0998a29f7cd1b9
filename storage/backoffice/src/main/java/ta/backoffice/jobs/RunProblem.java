package ta.backoffice.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jooq.JSONB;
import ta.database.StorageException;

/**
 * Why a run failed.
 *
 * @param code a stable upper-case word for programs
 * @param message for people; at most 2000 characters, what is beyond is cut off
 */
public record RunProblem(String code, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHARACTERS_MAX = 2000;

    public RunProblem {
        // PostgreSQL's text has no NUL, and a message may quote anything.
        message = message.replace('\0', '\uFFFD');
        if (message.codePointCount(0, message.length()) > CHARACTERS_MAX) {
            message = message.substring(0, message.offsetByCodePoints(0, CHARACTERS_MAX - 1)) + "…";
        }
    }

    public static RunProblem of(StorageException refusal) {
        return new RunProblem(refusal.code(), refusal.getMessage());
    }

    /** As {@code task_runs} keeps it. */
    public static RunProblem parse(JSONB json) {
        try {
            JsonNode problem = JSON.readTree(json.data());
            return new RunProblem(
                    problem.get("code").textValue(), problem.get("message").textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept problem is no JSON", e);
        }
    }

    public JSONB json() {
        return JSONB.valueOf(JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("message", message)
                .toString());
    }

    String text() {
        return code + ": " + message;
    }
}
