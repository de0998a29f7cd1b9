package ta.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

final class PolicyCasesTest {

    private static final Path CASES = cases();

    @ParameterizedTest
    @MethodSource("folders")
    void read_ofACase_saysWhatTheCaseExpects(String name) throws IOException {
        String text = PolicyReport.text(read(name));
        if (Boolean.getBoolean("cases.update")) {
            Files.writeString(Path.of("src/test/resources/ta/policy/cases", name, "2-errors.txt"), text);
        } else {
            assertThat(text).isEqualTo(Files.readString(CASES.resolve(name + "/2-errors.txt")));
        }
    }

    @Test
    void cases_together_showEveryErrorCode() throws IOException {
        Set<PolicyErrorCode> shown = EnumSet.noneOf(PolicyErrorCode.class);
        for (String name : folders()) {
            PolicyResult result = read(name);
            result.warnings().stream().map(PolicyError::code).forEach(shown::add);
            if (result instanceof PolicyResult.Invalid invalid) {
                invalid.errors().stream().map(PolicyError::code).forEach(shown::add);
            }
        }
        assertThat(shown).containsExactlyInAnyOrder(PolicyErrorCode.values());
    }

    private static PolicyResult read(String name) throws IOException {
        return PolicyReader.read("manifesto_policy.json", Files.readAllBytes(CASES.resolve(name + "/1-policy.json")));
    }

    static List<String> folders() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Path cases() {
        try {
            return Path.of(PolicyCasesTest.class.getResource("cases").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
