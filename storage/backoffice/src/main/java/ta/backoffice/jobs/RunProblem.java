package ta.backoffice.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jooq.JSONB;
import ta.database.StorageException;

/**
 * Why a run failed or was skipped.
 *
 * @param code a stable upper-case code for programs
 * @param message for people; cut off after 2000 characters
 */
public record RunProblem(String code, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHARACTERS_MAX = 2000;

    public RunProblem {
        // A message may quote anything, and PostgreSQL's text cannot hold a NUL.
        message = message.replace('\0', '\uFFFD');
        if (message.codePointCount(0, message.length()) > CHARACTERS_MAX) {
            message = message.substring(0, message.offsetByCodePoints(0, CHARACTERS_MAX - 1)) + "…";
        }
    }

    public static RunProblem of(StorageException refusal) {
        return new RunProblem(refusal.code(), refusal.getMessage());
    }

    /** Reads the JSON of the column {@code task_runs.problem}. */
    public static RunProblem parse(JSONB json) {
        try {
            JsonNode problem = JSON.readTree(json.data());
            return new RunProblem(
                    problem.get("code").textValue(), problem.get("message").textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored problem is not JSON", e);
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
