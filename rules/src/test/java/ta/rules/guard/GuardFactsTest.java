package ta.rules.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class GuardFactsTest {

    private static final Path FOLDER = Path.of("src/main/resources/ta/rules/rulebook/guards");

    @Test
    void facts_haveOneFolderEach_withAPageAndACase() throws IOException {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            assertThat(entries.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.equals("cases")))
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.of(GuardFact.values()).map(GuardFact::word).toList());
        }
        for (GuardFact fact : GuardFact.values()) {
            Path folder = FOLDER.resolve(fact.word());
            String page = Files.readString(folder.resolve("README.md"));
            try (Stream<Path> cases = Files.list(folder.resolve("cases"))) {
                assertThat(cases.toList()).isNotEmpty().allSatisfy(each -> {
                    assertThat(page).contains("(cases/" + each.getFileName() + "/4-trace.txt)");
                    assertThat(Files.readString(each.resolve("1-policy.json")))
                            .contains("\"fact\": \"" + fact.word() + '"');
                });
            }
        }
    }

    @Test
    void page_ofGuards_listsEveryFact() throws IOException {
        String page = Files.readString(Path.of("../docs/guards.md"));
        assertThat(Pattern.compile("(?m)^\\| `([a-z_]+)` \\|")
                        .matcher(page)
                        .results()
                        .map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Stream.of(GuardFact.values()).map(GuardFact::word).toList());
    }

    @Test
    void parse_ofAnUnknownWord_isRefused() {
        assertThat(GuardFact.parse("order_amount")).isEqualTo(GuardFact.ORDER_AMOUNT);
        assertThatThrownBy(() -> GuardFact.parse("ORDER_AMOUNT")).isInstanceOf(IllegalArgumentException.class);
    }
}
