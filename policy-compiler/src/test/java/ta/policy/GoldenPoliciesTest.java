package ta.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ta.policy.document.PolicyError;

/** Compares policies with the specification's golden files; skipped if they are not available. */
final class GoldenPoliciesTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @ValueSource(strings = {"policy-errors.ndjson", "policy-errors-r11.ndjson"})
    void read_ofGoldenErrors_findsTheSameCodesAndPointers(String file) throws IOException {
        int cases = 0;
        for (JsonNode golden : lines(golden().resolve(file))) {
            PolicyResult result = Samples.read(golden.get("policy").toString());
            List<PolicyError> errors = result instanceof PolicyResult.Invalid invalid ? invalid.errors() : List.of();
            assertThat(told(errors)).as("case %d", cases).isEqualTo(expected(golden.get("errors")));
            if (golden.has("warnings")) {
                assertThat(told(result.warnings())).as("case %d", cases).isEqualTo(expected(golden.get("warnings")));
            }
            cases++;
        }
        assertThat(cases).isPositive();
    }

    private static List<String> expected(JsonNode errors) {
        return errors.valueStream()
                .map(error ->
                        error.get("code").asText() + " " + error.get("pointer").asText())
                .sorted()
                .toList();
    }

    private static List<String> told(List<PolicyError> errors) {
        return errors.stream()
                .map(error -> error.code() + " " + error.pointer())
                .sorted()
                .toList();
    }

    @Test
    void read_ofGoldenPolicies_findsThemValidAndHashesThemAlike() throws IOException {
        int cases = 0;
        for (JsonNode golden : validCases(golden())) {
            PolicyResult result = Samples.read(golden.get("policy").toString());
            String hash = golden.get("decision").get("policy_sha256").asText();
            assertThat(PolicyReport.text(result)).as("case %d", cases).startsWith("VALID p.json " + hash + "\n");
            cases++;
        }
        assertThat(cases).isPositive();
    }

    private static Path golden() {
        assumeTrue(Golden.folder().isPresent(), "no golden files here");
        return Golden.folder().orElseThrow();
    }

    private static List<JsonNode> validCases(Path golden) throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        for (Path file : Golden.decisions(golden)) {
            for (String text : Golden.cases(file)) {
                cases.add(JSON.readTree(text));
            }
        }
        return cases;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(file.toFile())
                .readAll();
    }
}
