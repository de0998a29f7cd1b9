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

/** The body of a webhook: JSON, in whose strings words in braces stand for what a notice says. Nothing of a template is ever run. */
public final class MessageTemplate {

    /** What a template can say, in its own strings: each is escaped as a part of one. */
    public enum Word {
        /** What happened, in a sentence. */
        TITLE,
        /** The same with its figures. */
        BODY,
        /** The name of a {@link NoticeKind}. */
        KIND,
        /** What the portfolio is called. */
        PORTFOLIO,
        /** The page that tells more. */
        LINK,
        /** When it was told, in UTC. */
        TIME;

        String braced() {
            return "{" + name().toLowerCase(Locale.ROOT) + "}";
        }
    }

    /** Our own form, for receivers that are made for it. */
    public static final MessageTemplate OWN =
            new MessageTemplate("{\"kind\":\"{kind}\",\"title\":\"{title}\",\"body\":\"{body}\","
                    + "\"portfolio\":\"{portfolio}\",\"link\":\"{link}\",\"time\":\"{time}\"}");

    private static final int CHARACTERS_MAX = 4000;
    private static final Pattern BRACED = Pattern.compile("\\{\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\s*}");
    private static final Map<String, Word> KNOWN =
            Stream.of(Word.values()).collect(Collectors.toMap(Word::braced, word -> word));
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What would break out of a string that is not escaped, and out of a place that is no string. */
    private static final String TRIAL = "\"\n\\";

    private final String text;

    private MessageTemplate(String text) {
        this.text = text;
    }

    /**
     * @throws StorageException.Invalid when it is too long, has a word that nobody knows, or does not come to JSON
     */
    public static MessageTemplate parse(String text) {
        if (text.length() > CHARACTERS_MAX) {
            throw new StorageException.Invalid(
                    "the template has " + text.length() + " characters; the most is " + CHARACTERS_MAX,
                    "Maybe leave out what the receiver does not need.");
        }
        unknown(text).ifPresent(word -> {
            throw new StorageException.Invalid(
                    "the template has " + word + ", which stands for nothing",
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
            // Said below: its place is one in the filled text, which nobody has seen.
        }
        throw new StorageException.Invalid(
                "the template does not come to a JSON object when it is filled in",
                "Maybe a quote or a comma is missing: each word in braces stands inside quotes, as in {\"text\": \"{title}\"}.");
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
     * @return what is sent
     */
    public String fill(Map<Word, String> values) {
        // In one pass, so that a title in which {body} stands says just that.
        return BRACED.matcher(text).replaceAll(found -> {
            char[] escaped = JsonStringEncoder.getInstance().quoteAsString(values.get(KNOWN.get(found.group())));
            return Matcher.quoteReplacement(new String(escaped));
        });
    }
}
