package ta.backoffice.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/**
 * What became of a run.
 *
 * @param recommendationId there when it recommends something
 * @param decision as {@code DecisionJson} writes it
 * @param repeated the run was there already; nothing was done again
 */
public record RunReport(UUID runId, Optional<UUID> recommendationId, ObjectNode decision, boolean repeated) {

    public String outcome() {
        return decision.get("outcome").textValue();
    }

    public String decisionSha256() {
        return decision.get("decision_sha256").textValue();
    }
}
