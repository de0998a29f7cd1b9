package ta.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import ta.policy.trace.TraceInvariants;
import ta.rules.decision.DecisionJson;
import ta.rules.decision.TraceJson;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.json.CanonicalJson;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.Snapshot;
import ta.rules.snapshot.SnapshotReader;

/**
 * Decides the cases that come with the specification, if they are available, compares every byte, and checks the trace
 * of each. One test does both, because each random case has a policy of its own to compile, which takes most of the
 * time.
 */
class GoldenDecisionsTest {

    /** Of the random cases every sixth, or all with {@code -Plong}. */
    private static final boolean ALL = Boolean.getBoolean("golden.all");

    private static final int EVERY = 6;

    private final PolicyCompiler compiler = new PolicyCompiler(64);

    @Test
    void decisions_ofEveryGoldenCase_areEqualInEveryByteAndExplained() throws IOException {
        Path golden = Golden.folder().orElse(null);
        Assumptions.assumeTrue(golden != null, "no golden cases here");
        List<String> cases = new ArrayList<>();
        for (Path file : Golden.decisions(golden)) {
            List<String> all = Golden.cases(file);
            for (int i = 0; i < all.size(); i += ALL || all.size() == 1 ? 1 : EVERY) {
                cases.add(all.get(i));
            }
        }
        // In parallel, since most of them have a policy of their own to compile.
        List<String> wrong = cases.parallelStream()
                .map(this::difference)
                .filter(difference -> !difference.isEmpty())
                .toList();
        assertThat(wrong).isEmpty();
        assertThat(cases).hasSizeGreaterThan(100);
    }

    private String difference(String text) {
        JsonNode json = Decisions.json(text);
        CompiledPolicy policy = compiled(json.get("policy").toString());
        RuleSet rules = policy.rules();
        Snapshot snapshot = SnapshotReader.read(json.get("snapshot"), rules.policy());
        Result result = Engine.explain(rules, snapshot);
        ObjectNode decision = DecisionJson.of(result.decision());
        List<String> violations = TraceInvariants.violations(
                policy,
                json.get("snapshot"),
                decision,
                TraceJson.of(result.trace().orElseThrow()));
        String want = canonical(json.get("decision"));
        String got = canonical(decision);
        String untraced = canonical(DecisionJson.of(Engine.decide(rules, snapshot)));
        return want.equals(got) && got.equals(untraced) && violations.isEmpty()
                ? ""
                : json.path("about").asText() + "\nwant      " + want + "\ngot       " + got + "\nuntraced  " + untraced
                        + "\ntrace     " + violations;
    }

    private CompiledPolicy compiled(String policy) {
        PolicyResult result = PolicyReader.read("policy.json", policy.getBytes(StandardCharsets.UTF_8));
        return compiler.compile((PolicyResult.Valid) result);
    }

    private static String canonical(JsonNode json) {
        return new String(CanonicalJson.canonical(json), StandardCharsets.UTF_8);
    }
}
