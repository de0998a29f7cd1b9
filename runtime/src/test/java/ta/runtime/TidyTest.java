package ta.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a machine can hold of the project's habits, over all its files. A complaint names the file and the line. */
class TidyTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".ta");
    private static final Pattern CODE = Pattern.compile(".*\\.(java|js|css|sql|drl|groovy)");
    private static final Pattern TEXT =
            Pattern.compile(".*(\\.(java|js|css|sql|drl|groovy|md|yml|sh)|/ta|/run|/Dockerfile)");

    /** Comments and strings, which are left out where code alone is meant. */
    private static final Pattern WORDS = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(\\\\.|[^\"\\\\\\n])*\"|'(\\\\.|[^'\\\\\\n])+'|//.*|/\\*[\\s\\S]*?\\*/");

    private static final Pattern QUALIFIED =
            Pattern.compile("\\b(ta|java|javax|org|com|io|net)(\\.[a-z]\\w*)+\\.[A-Z]\\w*");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s#:]+)(?:#([^)\\s]+))?\\)");
    private static final Pattern CLASS = Pattern.compile("\\bta(\\.[a-z]\\w*)+\\.[A-Z]\\w*");
    private static final Pattern PAGE = Pattern.compile("\\bdocs/[\\w/-]+\\.md\\b");
    private static final Pattern SECTION = Pattern.compile("\\b[Ss]pecification, (?:section )?(\\d+)");
    private static final Pattern HEADING = Pattern.compile("see \"([^\"]+)\" in the architecture");
    private static final Pattern REGISTRY = Pattern.compile(
            "(maven|npmjs|debian|apache|sonatype)\\.(org|com)/(maven|pub|debian|repo)|registry\\.npm|repo1?\\.maven");

    /** Text by file, named from the root. */
    private static final Map<Path, String> FILES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes as) {
                return NOT_OURS.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes as) throws IOException {
                if (TEXT.matcher(file.toString()).matches()) {
                    FILES.put(ROOT.relativize(file), Files.readString(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(FILES).hasSizeGreaterThan(1_000);
    }

    @Test
    void files_ofCode_haveAtMost400Lines() {
        List<String> found = new ArrayList<>();
        FILES.forEach((file, text) -> {
            if (CODE.matcher(file.toString()).matches() && text.lines().count() > 400) {
                found.add(file + ": " + text.lines().count());
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void lines_haveAtMost120Characters_butTables() {
        assertThat(lines(TEXT, line -> line.codePointCount(0, line.length()) > 120 && !line.startsWith("|")))
                .allMatch(place -> place.contains("/cases/"));
    }

    @Test
    void code_namesClassesByImport() {
        List<String> found = new ArrayList<>();
        FILES.forEach((file, text) -> {
            if (file.toString().endsWith(".java")) {
                WORDS.matcher(text)
                        .replaceAll("")
                        .lines()
                        .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                        .filter(line -> QUALIFIED.matcher(line).find())
                        .forEach(line -> found.add(file + ": " + line.strip()));
            }
        });
        assertThat(found).isEmpty();
    }

    @Test
    void citations_ofPagesAndSections_leadSomewhere() {
        String specification = FILES.get(Path.of("docs", "decision-specification.md"));
        String architecture = FILES.get(Path.of("docs", "ARCHITECTURE.md"));
        List<String> broken = new ArrayList<>();
        FILES.forEach((file, text) -> {
            PAGE.matcher(text).results().map(cited -> cited.group()).forEach(page -> {
                if (!FILES.containsKey(Path.of(page))) {
                    broken.add(file + ": " + page);
                }
            });
            SECTION.matcher(text).results().map(cited -> cited.group(1)).forEach(section -> {
                if (!specification.contains("\n## " + section + ". ")) {
                    broken.add(file + ": section " + section + " of the specification");
                }
            });
            HEADING.matcher(text).results().map(cited -> cited.group(1)).forEach(heading -> {
                if (!architecture.contains("\n## " + heading + "\n")) {
                    broken.add(file + ": \"" + heading + "\" of the architecture");
                }
            });
            if (file.toString().endsWith(".md")) {
                CLASS.matcher(text).results().map(cited -> cited.group()).forEach(name -> {
                    if (FILES.keySet().stream()
                            .noneMatch(source -> source.endsWith(name.replace('.', '/') + ".java"))) {
                        broken.add(file + ": " + name);
                    }
                });
                LINK.matcher(text).results().forEach(link -> {
                    Path target =
                            ROOT.resolve(file).resolveSibling(link.group(1)).normalize();
                    if (!Files.exists(target) || (link.group(2) != null && !hasHeading(target, link.group(2)))) {
                        broken.add(file + ": " + link.group());
                    }
                });
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void files_nameNoRegistry() {
        assertThat(lines(TEXT, line -> REGISTRY.matcher(line).find())).isEmpty();
    }

    @Test
    void program_printsThroughItsTerminal() {
        assertThat(lines(CODE, line -> line.matches(".*System\\.(out|err)\\b.*")))
                .allMatch(place -> place.contains("/src/test/")
                        || place.startsWith("runtime/trials/")
                        || place.startsWith(".ci/"));
    }

    /** As GitHub makes an anchor of a heading. */
    private static boolean hasHeading(Path page, String anchor) {
        return FILES.getOrDefault(ROOT.relativize(page), "")
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceAll("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .anyMatch(anchor::equals);
    }

    private static List<String> lines(Pattern which, Predicate<String> isWrong) {
        List<String> found = new ArrayList<>();
        FILES.forEach((file, text) -> {
            if (which.matcher("/" + file).matches() && !file.endsWith("TidyTest.java")) {
                List<String> lines = text.lines().toList();
                for (int i = 0; i < lines.size(); i++) {
                    if (isWrong.test(lines.get(i))) {
                        found.add(file + ":" + (i + 1) + ": " + lines.get(i).strip());
                    }
                }
            }
        });
        return found;
    }
}
