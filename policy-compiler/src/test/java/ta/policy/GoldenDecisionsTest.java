package ta.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import ta.rules.decision.DecisionJson;
import ta.rules.engine.Engine;
import ta.rules.json.CanonicalJson;
import ta.rules.ruleset.RuleSet;
import ta.rules.snapshot.SnapshotReader;

/** Decides the cases that come with the specification, if they are available, and compares every byte. */
class GoldenDecisionsTest {

    /** Of the random cases, each with a policy of its own to compile, every third, or all with {@code -Plong}. */
    private static final boolean ALL = Boolean.getBoolean("golden.all");

    private static final int EVERY = 3;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final PolicyCompiler compiler = new PolicyCompiler(64);

    @Test
    void decisions_ofEveryGoldenCase_areEqualInEveryByte() throws IOException {
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
        JsonNode json = read(text);
        PolicyResult result =
                PolicyReader.read("policy.json", json.get("policy").toString().getBytes(StandardCharsets.UTF_8));
        RuleSet rules = compiler.compile((PolicyResult.Valid) result).rules();
        ObjectNode decision =
                DecisionJson.of(Engine.decide(rules, SnapshotReader.read(json.get("snapshot"), rules.policy())));
        String want = canonical(json.get("decision"));
        String got = canonical(decision);
        return want.equals(got) ? "" : json.path("about").asText() + "\nwant " + want + "\ngot  " + got;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String canonical(JsonNode json) {
        return new String(CanonicalJson.canonical(json), StandardCharsets.UTF_8);
    }
}
