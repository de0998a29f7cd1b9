package ta.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Agreement with the specification's golden files; skipped where they are not at hand. */
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
            assertThat(PolicyReport.text(result)).as("case %d", cases).isEqualTo("VALID p.json " + hash + "\n");
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
        assumeTrue(Samples.golden().isPresent(), "no golden files here");
        return Samples.golden().orElseThrow();
    }

    private static List<JsonNode> validCases(Path golden) throws IOException {
        try (Stream<Path> files = Files.list(golden)) {
            List<JsonNode> single = files.filter(file -> file.toString().endsWith(".json"))
                    .map(GoldenPoliciesTest::json)
                    .toList();
            return Stream.of(single, lines(golden.resolve("random.ndjson")))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(file.toFile())
                .readAll();
    }
}
