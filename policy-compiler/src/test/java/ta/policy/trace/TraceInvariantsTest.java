package ta.policy.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import ta.policy.CompiledPolicy;
import ta.policy.Decisions;
import ta.policy.Golden;
import ta.policy.rulebook.Rulebook;
import ta.rules.decision.DecisionJson;
import ta.rules.decision.TraceJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;

/** The invariants also hold for the cases of the rulebook, which have their own test. */
final class TraceInvariantsTest {

    /**
     * All random cases instead of every thirtieth: {@code -Dtrace.all=true}. Each has a policy of its own to compile.
     */
    private static final boolean ALL = Boolean.getBoolean("trace.all");

    private static final int SAMPLED = 30;

    @Test
    void trace_ofEveryGoldenCase_keepsTheInvariants() throws IOException {
        Assumptions.assumeTrue(Golden.folder().isPresent(), "no golden cases here");
        Map<String, String> violations = new LinkedHashMap<>();
        int cases = 0;
        for (Path file : Golden.decisions(Golden.folder().orElseThrow())) {
            boolean lines = file.toString().endsWith(".ndjson");
            for (String text : Golden.cases(file)) {
                cases++;
                if (lines && !ALL && cases % SAMPLED != 0) {
                    continue;
                }
                JsonNode json = Decisions.json(text);
                for (String violation : violations(json.get("policy").toString(), json.get("snapshot"))) {
                    violations.putIfAbsent(violation, file.getFileName() + " " + cases);
                }
            }
        }
        assertThat(violations).isEmpty();
        assertThat(cases).isGreaterThan(300);
    }

    private static List<String> violations(String policyText, JsonNode snapshotJson) {
        CompiledPolicy policy = Decisions.compile("policy.json", policyText);
        Snapshot snapshot = SnapshotReader.read(snapshotJson, policy.rules().policy());
        Result result = Engine.explain(policy.rules(), snapshot);
        ObjectNode decision = DecisionJson.of(result.decision());
        ObjectNode trace = TraceJson.of(result.trace().orElseThrow());
        List<String> violations = new ArrayList<>(TraceInvariants.violations(policy, snapshotJson, decision, trace));
        if (!decision.toString()
                .equals(Decisions.decide(policy.rules(), snapshotJson).toString())) {
            violations.add("with a trace the decision is another");
        }
        return violations;
    }

    @Test
    void explain_byManyThreadsAtOnce_givesTheSameText() throws Exception {
        List<String> names = Rulebook.cases();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (String name : names.subList(0, Math.min(8, names.size()))) {
                List<Future<String>> texts = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    texts.add(threads.submit(() -> explained(name)));
                }
                String alone = explained(name);
                for (Future<String> text : texts) {
                    assertThat(text.get()).as(name).isEqualTo(alone);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static String explained(String name) {
        Path folder = Rulebook.folder().resolve(name);
        CompiledPolicy policy = Decisions.compile("1-policy.json", Rulebook.read(folder.resolve("1-policy.json")));
        Snapshot snapshot = SnapshotReader.read(
                Decisions.json(Rulebook.read(folder.resolve("3-facts.json"))),
                policy.rules().policy());
        Result result = Engine.explain(policy.rules(), snapshot);
        return DecisionJson.of(result.decision())
                + TraceJson.of(result.trace().orElseThrow()).toString();
    }
}
