package ta.policy.emit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ta.rules.ruleset.RuleSet;

/** A file of the rulebook with rules whose {@code {{placeholders}}} wait for literals. */
final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final Map<String, Optional<Template>> CACHE = new ConcurrentHashMap<>();

    private final String path;
    private final String text;

    private Template(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** The template, if the folder has it. */
    static Optional<Template> find(String folder, String file) {
        return CACHE.computeIfAbsent(folder + "/" + file + ".drl", Template::load);
    }

    private static Optional<Template> load(String path) {
        try (InputStream in = RuleSet.class.getResourceAsStream("/ta/rules/rulebook/" + path)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new Template(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws IllegalStateException when a placeholder has no literal: a defect of the template
     */
    String bind(Map<String, Literal> literals) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder bound = new StringBuilder();
        while (matcher.find()) {
            Literal literal = literals.get(matcher.group(1));
            if (literal == null) {
                throw new IllegalStateException(path + " has an unbound placeholder " + matcher.group());
            }
            matcher.appendReplacement(bound, Matcher.quoteReplacement(literal.text()));
        }
        return matcher.appendTail(bound).toString();
    }
}
