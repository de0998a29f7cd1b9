package ta.policy.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ta.policy.PolicyReader;
import ta.policy.PolicyResult;
import ta.policy.emit.RuleEmission;
import ta.rules.ruleset.WrittenRule;

final class TemplatesTest {

    /** Templates are found by path, so the compiler cannot notice one that is no longer used. */
    @Test
    void template_ofEveryFolder_becomesARuleOfSomeCase() throws IOException {
        Set<String> written =
                Rulebook.cases().stream().flatMap(TemplatesTest::rules).collect(Collectors.toSet());
        for (Path file : templates()) {
            for (String template : Rulebook.read(file).strip().split("\n\n")) {
                assertThat(written)
                        .as("rules of the template in " + file + "\n" + template)
                        .anyMatch(Rulebook.pattern(template + "\n").asMatchPredicate());
            }
        }
    }

    private static Stream<String> rules(String name) {
        byte[] policy = Rulebook.read(Rulebook.folder().resolve(name).resolve("1-policy.json"))
                .getBytes(UTF_8);
        PolicyResult.Valid valid = (PolicyResult.Valid) PolicyReader.read("1-policy.json", policy);
        return RuleEmission.of(valid.document(), valid.policy()).rules().stream()
                .map(WrittenRule::text);
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(Rulebook.folder())) {
            return files.filter(file -> file.endsWith("decide.drl") || file.endsWith("explain.drl"))
                    .sorted()
                    .toList();
        }
    }
}
