package ta.backoffice.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * The result of a decision run.
 *
 * @param recommendationId empty if the run recommends nothing
 * @param decision the JSON of {@code DecisionJson}
 * @param repeated the run existed already, so nothing was done
 */
public record RunReport(UUID runId, Optional<UUID> recommendationId, ObjectNode decision, boolean repeated) {

    public String outcome() {
        return decision.get("outcome").textValue();
    }

    public String decisionSha256() {
        return decision.get("decision_sha256").textValue();
    }
}
