package ta.runtime.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ta.rules.decision.DecisionJson;
import ta.rules.decision.TraceJson;
import ta.rules.engine.Result;

/** A result as one JSON object: the decision, and the trace beside its hashes when there is one. */
final class DecisionWithTrace {

    private DecisionWithTrace() {}

    static ObjectNode json(Result result) {
        ObjectNode json = DecisionJson.of(result.decision());
        result.trace().ifPresent(trace -> json.set("trace", TraceJson.of(trace)));
        return json;
    }
}
