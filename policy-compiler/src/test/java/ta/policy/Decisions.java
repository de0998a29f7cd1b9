package ta.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.SnapshotReader;

/** From texts to decisions, for tests. All tests share compiled policies, since compiling takes most of the time. */
public final class Decisions {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final PolicyCompiler COMPILER = new PolicyCompiler(32);

    private Decisions() {}

    public static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    public static CompiledPolicy compile(String fileName, String policy) {
        PolicyResult result = PolicyReader.read(fileName, policy.getBytes(UTF_8));
        if (result instanceof PolicyResult.Valid valid) {
            return COMPILER.compile(valid);
        }
        throw new IllegalArgumentException(PolicyReport.text(result));
    }

    public static ObjectNode decide(RuleSet rules, JsonNode snapshot) {
        return DecisionJson.of(Engine.decide(rules, SnapshotReader.read(snapshot, rules.policy())));
    }
}
