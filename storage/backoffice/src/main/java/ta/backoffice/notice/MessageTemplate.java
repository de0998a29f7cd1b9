package ta.backoffice.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ta.database.StorageException;

/**
 * The body of a webhook message: JSON in whose strings words in braces are replaced by parts of the notice. No part of
 * a template is ever executed.
 */
public final class MessageTemplate {

    /** A placeholder. Its value is escaped as a part of a JSON string. */
    public enum Word {
        /** What happened, in one sentence. */
        TITLE,
        /** What happened, with the figures. */
        BODY,
        /** The name of a {@link NoticeKind}. */
        KIND,
        /** The portfolio's name. */
        PORTFOLIO,
        /** The URL of the page about it. */
        LINK,
        /** When the notice was created, in UTC. */
        TIME;

        String braced() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }
    }

    /** The default, for receivers that are made for this program. */
    public static final MessageTemplate OWN =
            new MessageTemplate("{\"kind\":\"{kind}\",\"title\":\"{title}\",\"body\":\"{body}\","
                    + "\"portfolio\":\"{portfolio}\",\"link\":\"{link}\",\"time\":\"{time}\"}");

    private static final int CHARACTERS_MAX = 4000;
    private static final Pattern BRACED = Pattern.compile("\\{\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\s*}");
    private static final Map<String, Word> KNOWN =
            Stream.of(Word.values()).collect(Collectors.toMap(Word::braced, word -> word));
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** A trial value that makes the JSON invalid if a word is not inside a string. */
    private static final String TRIAL = "\"\n\\";

    private final String text;

    private MessageTemplate(String text) {
        this.text = text;
    }

    /**
     * @throws StorageException.Invalid if it is too long, has an unknown word in braces, or is not a JSON object or
     *     array when its words are replaced
     */
    public static MessageTemplate parse(String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new StorageException.Invalid(
                    "the template has " + text.length() + " characters; the maximum is " + CHARACTERS_MAX,
                    "Maybe leave out what the receiver does not need.");
        }
        unknown(text).ifPresent(word -> {
            throw new StorageException.Invalid(
                    "the template has the unknown word " + word,
                    "Maybe one of " + Stream.of(Word.values()).map(Word::braced).collect(Collectors.joining(", "))
                            + " is meant.");
        });
        MessageTemplate template = new MessageTemplate(text);
        Map<Word, String> trial = new EnumMap<>(Word.class);
        Stream.of(Word.values()).forEach(word -> trial.put(word, TRIAL));
        try {
            if (JSON.readTree(template.fill(trial)).isContainerNode()) {
                return template;
            }
        } catch (JsonProcessingException e) {
            // The error is thrown below, without the place that Jackson names: it is one in the filled text.
        }
        throw new StorageException.Invalid(
                "the template is not a JSON object when its words are filled in",
                "Maybe a quote or a comma is missing: each word in braces must be inside quotes, as in"
                        + " {\"text\": \"{title}\"}.");
    }

    private static Optional<String> unknown(String text) {
        return BRACED.matcher(text)
                .results()
                .map(found -> found.group())
                .filter(word -> !KNOWN.containsKey(word))
                .findFirst();
    }

    /**
     * @param values one for each word
     * @return the JSON text to send
     */
    public String fill(Map<Word, String> values) {
        // In one pass, so that a {body} inside of a title is not replaced.
        return BRACED.matcher(text).replaceAll(found -> {
            char[] escaped = JsonStringEncoder.getInstance().quoteAsString(values.get(KNOWN.get(found.group())));
            return Matcher.quoteReplacement(new String(escaped));
        });
    }
}
