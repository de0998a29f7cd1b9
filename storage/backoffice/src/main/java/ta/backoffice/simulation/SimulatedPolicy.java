package ta.backoffice.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import ta.backoffice.strategy.PolicyFile;
import ta.database.StorageException;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;

/**
 * A version of a portfolio's policy as it was simulated. A draft may have another text by now.
 *
 * @param version its number
 * @param sha256 of the policy's canonical JSON
 * @param text of the policy, unchanged
 */
public record SimulatedPolicy(int version, String sha256, String text) {

    public static SimulatedPolicy of(int version, PolicyResult.Valid policy) {
        return new SimulatedPolicy(
                version,
                policy.document().sha256(),
                new String(policy.document().bytes(), StandardCharsets.UTF_8));
    }

    /**
     * @throws StorageException.Conflict {@code POLICY_INVALID} if this version of the program refuses the policy
     */
    public PolicyResult.Valid read() {
        if (PolicyReader.read(PolicyFile.NAME, text.getBytes(StandardCharsets.UTF_8))
                instanceof PolicyResult.Valid valid) {
            return valid;
        }
        throw new StorageException.Conflict(
                "POLICY_INVALID",
                "the policy of version " + version + " is not valid in this version of the program",
                "Maybe simulate a draft of it.");
    }

    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", version)
                .put("policy_sha256", sha256)
                .put("policy", text);
    }

    static SimulatedPolicy of(JsonNode json) {
        return new SimulatedPolicy(
                json.get("version").intValue(),
                json.get("policy_sha256").textValue(),
                json.get("policy").textValue());
    }
}
