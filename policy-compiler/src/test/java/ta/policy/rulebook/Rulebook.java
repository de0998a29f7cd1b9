package ta.policy.rulebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rulebook in the source tree, where pages and cases stand beside the templates; a jar has the templates alone. */
public final class Rulebook {

    private static final Pattern RULE = Pattern.compile("(?m)^rule \"([^\"]+)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[a-z_]+}}");

    private Rulebook() {}

    public static Path folder() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path rulebook = at.resolve("rules/src/main/resources/ta/rules/rulebook");
            if (Files.isDirectory(rulebook)) {
                return rulebook;
            }
        }
        throw new IllegalStateException("the tests run outside of the source tree");
    }

    /** The folders with a case, relative to the rulebook, such as {@code drift_bands/cases/under-at-and-over}. */
    public static List<String> cases() {
        Path rulebook = folder();
        try (Stream<Path> files = Files.walk(rulebook)) {
            return files.filter(file -> file.endsWith("1-policy.json"))
                    .map(file ->
                            rulebook.relativize(file.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Patterns of the names of the rules in a folder, or in the one above if it has none of its own. */
    static List<Pattern> ruleNames(Path clause) {
        return ruleNames(clause, "decide.drl", "explain.drl");
    }

    /** As {@link #ruleNames(Path)}, of some of the templates. */
    static List<Pattern> ruleNames(Path clause, String... templates) {
        if (!Files.exists(clause.resolve("decide.drl"))) {
            return ruleNames(clause.getParent(), templates);
        }
        List<Pattern> names = new ArrayList<>();
        for (String template : templates) {
            Path file = clause.resolve(template);
            Matcher rules = RULE.matcher(Files.exists(file) ? read(file) : "");
            while (rules.find()) {
                names.add(pattern(rules.group(1), "[^\\]]+"));
            }
        }
        return names;
    }

    /** A pattern of the rules that a template may become: each placeholder matches anything on its line. */
    static Pattern pattern(String template) {
        return pattern(template, ".*");
    }

    private static Pattern pattern(String template, String placeholder) {
        return Pattern.compile(Stream.of(PLACEHOLDER.split(template, -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(placeholder)));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }
}
