package ta.policy.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ta.rules.ruleset.Phase;
import ta.rules.ruleset.RuleSet;
import ta.rules.ruleset.WrittenRule;

/**
 * A rule of the rulebook whose {@code {{placeholders}}} wait for literals. A file holds one or more, with blank lines
 * between them:
 *
 * <pre>{@code
 * // {{place}}                         unless the rule belongs to no clause
 * // "The sentence that it says."
 * rule "<name>"
 *     @clause( "{{clause}}" )          likewise
 *     ruleflow-group "<phase>"
 * when
 *     ...
 * end
 * }</pre>
 */
record Template(String path, boolean decides, String place, String sentence, String name, Phase phase, String drl) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Map<String, List<Template>> CACHE = new ConcurrentHashMap<>();

    /** The rules of a folder that a decision needs, or those that only a trace shows; none if it has no such file. */
    static List<Template> of(String folder, boolean decides) {
        return CACHE.computeIfAbsent(folder + (decides ? "/decide.drl" : "/explain.drl"), path -> read(path, decides));
    }

    private static List<Template> read(String path, boolean decides) {
        try (InputStream in = RuleSet.class.getResourceAsStream("/ta/rules/rulebook/" + path)) {
            if (in == null) {
                return List.of();
            }
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(file.strip().split("\n\n+"))
                    .map(rule -> rule(path, decides, rule))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Template rule(String path, boolean decides, String text) {
        boolean ofClause = text.startsWith("// {{place}}\n");
        return new Template(
                path,
                decides,
                ofClause ? "{{place}}" : "",
                between(path, text, "// \"", "\"\n"),
                between(path, text, "rule \"", "\"\n"),
                Phase.ofGroup(between(path, text, "    ruleflow-group \"", "\"\n")),
                text.substring(text.indexOf("rule \"")));
    }

    private static String between(String path, String text, String before, String after) {
        int start = text.startsWith(before) ? 0 : text.indexOf("\n" + before) + 1;
        int end = text.indexOf(after, start);
        if (!text.startsWith(before, start) || end < 0 || text.indexOf('\n', start) < end) {
            throw new IllegalStateException(path + " has a rule without a line " + before + "…\"");
        }
        return text.substring(start + before.length(), end);
    }

    /**
     * @param clause the JSON pointer of the rule's clause; null where it has none
     * @throws IllegalStateException when a placeholder has no literal: a defect of the template
     */
    WrittenRule bind(@Nullable String clause, Map<String, Literal> literals) {
        return new WrittenRule(
                fill(name, literals),
                phase,
                clause,
                fill(place, literals),
                fill(sentence, literals),
                fill(drl, literals),
                decides);
    }

    private String fill(String text, Map<String, Literal> literals) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            Literal literal = literals.get(found.group(1));
            if (literal == null) {
                throw new IllegalStateException(path + " has an unbound placeholder " + found.group());
            }
            return Matcher.quoteReplacement(literal.text());
        });
    }
}
