package ta.rules.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RulebookPagesTest {

    private static final Path RULEBOOK = Path.of("src/main/resources/ta/rules/rulebook");
    private static final Path INDEX = Path.of("../docs/rulebook.md");
    private static final Pattern RULE = Pattern.compile("(?m)^rule \"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("(?m)^- `([a-z-]+\\.[^`]+)`:");
    private static final List<String> SECTIONS =
            List.of("## Clause", "## Rules", "## Trace", "## Rationale", "## Options", "## Cases");

    @Test
    void page_ofEveryFolder_namesItsRulesAndNoOthers() throws IOException {
        for (Path folder : folders()) {
            String page = Files.readString(folder.resolve("README.md"));
            List<String> named =
                    CODE.matcher(page).results().map(match -> match.group(1)).toList();
            assertThat(named).as(folder.toString()).containsExactlyInAnyOrderElementsOf(rules(folder));
            assertThat(page).contains(SECTIONS);
        }
    }

    @Test
    void page_ofEveryFolder_linksItsCasesAndEachIsWhole() throws IOException {
        for (Path folder : folders()) {
            String page = Files.readString(folder.resolve("README.md"));
            try (Stream<Path> cases = Files.list(folder.resolve("cases"))) {
                for (Path each : cases.toList()) {
                    assertThat(page).contains("(cases/" + each.getFileName() + "/4-trace.txt)");
                    for (String file : List.of("1-policy.json", "2-rule.drl", "3-facts.json", "4-trace.txt")) {
                        assertThat(each.resolve(file)).exists();
                    }
                }
            }
        }
    }

    @Test
    void index_listsEveryFolderWithItsRules() throws IOException {
        String index = Files.readString(INDEX);
        List<String> rows =
                index.lines().filter(line -> line.contains("README.md")).toList();
        assertThat(rows).hasSameSizeAs(folders());
        for (Path folder : folders()) {
            String link = "(../rules/" + folder.toString().replace('\\', '/') + "/README.md)";
            assertThat(rows)
                    .filteredOn(row -> row.contains(link))
                    .singleElement()
                    .satisfies(row -> assertThat(row)
                            .contains(rules(folder).stream()
                                    .map(rule -> "`" + rule + "`")
                                    .toList()));
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> files = Files.walk(RULEBOOK)) {
            return files.filter(file ->
                            file.toString().endsWith(".drl") && !file.toString().contains("cases"))
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** The names of the rules in a folder, with {@code <name>} for each placeholder. */
    private static List<String> rules(Path folder) throws IOException {
        List<String> rules = new ArrayList<>();
        for (String template : List.of("decide.drl", "explain.drl")) {
            if (Files.exists(folder.resolve(template))) {
                RULE.matcher(Files.readString(folder.resolve(template)))
                        .results()
                        .map((MatchResult match) ->
                                match.group(1).replace("{{", "<").replace("}}", ">"))
                        .forEach(rules::add);
            }
        }
        return rules;
    }
}
