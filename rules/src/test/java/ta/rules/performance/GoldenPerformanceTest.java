package ta.rules.performance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The books that come with the specification, if they are available. */
final class GoldenPerformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void performance_ofEveryGoldenBook_isTheExpectedOne() throws IOException {
        Path golden = golden();
        Assumptions.assumeTrue(golden != null, "no golden cases here");
        List<String> wrong = new ArrayList<>();
        List<String> lines = Files.readAllLines(golden);
        for (String line : lines) {
            JsonNode each = JSON.readTree(line);
            JsonNode want = each.get("performance");
            JsonNode got = performance(each.get("book"));
            if (!got.equals(want)) {
                wrong.add(each.get("name") + "\nwant " + want + "\ngot  " + got);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).hasSizeGreaterThan(100);
    }

    private static JsonNode performance(JsonNode book) {
        try {
            return PerformanceJson.json(Performance.of(BookReader.read(book)));
        } catch (InvalidBookException e) {
            return JSON.createObjectNode().put("error", e.error().name());
        }
    }

    /** Their file, in a sibling of the checkout, or null. */
    private static Path golden() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path golden = at.resolve("shared/golden/performance.ndjson");
            if (Files.exists(golden)) {
                return golden;
            }
        }
        return null;
    }
}
