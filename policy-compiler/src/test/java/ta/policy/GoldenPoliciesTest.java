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
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Compares policies with the specification's golden files; skipped if they are not available. */
final class GoldenPoliciesTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void read_ofGoldenErrors_findsTheSameCodesAndPointers() throws IOException {
        int cases = 0;
        for (JsonNode golden : lines(golden().resolve("policy-errors.ndjson"))) {
            List<String> expected = StreamSupport.stream(golden.get("errors").spliterator(), false)
                    .map(error -> error.get("code").asText() + " "
                            + error.get("pointer").asText())
                    .sorted()
                    .toList();
            assertThat(errors(golden.get("policy"))).as("case %d", cases).isEqualTo(expected);
            cases++;
        }
        assertThat(cases).isPositive();
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

    private static List<String> errors(JsonNode policy) {
        return Samples.read(policy.toString()) instanceof PolicyResult.Invalid invalid
                ? invalid.errors().stream()
                        .map(error -> error.code() + " " + error.pointer())
                        .sorted()
                        .toList()
                : List.of();
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
