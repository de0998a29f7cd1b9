package ta.policy.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Locale;
import java.util.Optional;

/** Explains in plain words where a text stops being JSON, and why. */
final class SyntaxErrors {

    private static final int WORD_MAX = 40;

    private SyntaxErrors() {}

    static NotJsonException at(SourceText source, int offset, String message) {
        return at(source, offset, message, Optional.empty());
    }

    static NotJsonException at(SourceText source, int offset, String message, Optional<String> maybe) {
        SourcePosition position = source.position(offset);
        return new NotJsonException(
                source,
                new PolicyError(PolicyErrorCode.SYNTAX, "", position.line(), position.column(), message, maybe));
    }

    static NotJsonException trailing(SourceText source, int offset) {
        int start = wordStart(source.text(), offset);
        return at(source, start, "the JSON ends before this, but there is more text");
    }

    /** {@code offset}, within the text, is how far the parser got. */
    static NotJsonException of(SourceText source, int offset, JsonProcessingException e) {
        String text = source.text();
        if (e instanceof StreamConstraintsException) {
            int deepest = Math.max(0, offset - 1);
            return at(source, deepest, "this is nested deeper than " + JsonText.NESTING_MAX + " levels");
        }
        if (e instanceof JsonEOFException || offset == text.length()) {
            return at(source, text.length(), "the file ends in the middle of the JSON");
        }
        if (e.getOriginalMessage().startsWith("Unexpected close marker")) {
            String close = text.charAt(offset) == ']' ? "}" : "]";
            return at(
                    source,
                    offset,
                    "not JSON: " + DisplayText.of(text.substring(offset, offset + 1)) + " is out of place",
                    Optional.of("Maybe a " + DisplayText.of(close) + " is missing before it."));
        }
        int odd = text.codePointAt(offset);
        if (!isInString(e) && isOddSpace(odd)) {
            return at(
                    source,
                    offset,
                    "not JSON: a " + Character.getName(odd).toLowerCase(Locale.ROOT) + String.format(" (U+%04X)", odd)
                            + " is out of place",
                    Optional.of("Maybe use a plain space, or none."));
        }
        int start = wordStart(text, offset);
        int end = offset;
        while (end < text.length() && end < start + WORD_MAX && isWord(text.charAt(end))) {
            end++;
        }
        if (end > start && !isInString(e)) {
            String word = text.substring(start, end);
            if (beginsValue(lastBefore(text, start))) {
                return at(
                        source,
                        start,
                        "not JSON: " + DisplayText.of(word) + " is not a value",
                        maybeWord(text, start, word));
            }
            return at(
                    source,
                    start,
                    "not JSON: " + DisplayText.of(word) + " is out of place",
                    maybeCharacter(text, start));
        }
        String found = DisplayText.of(new String(Character.toChars(text.codePointAt(offset))));
        if (isInString(e)) {
            String written = text.charAt(offset) < ' '
                    ? "Maybe write it as an escape, \\n or \\t."
                    : "Maybe double the backslash.";
            return at(source, offset, "not JSON: " + found + " must be escaped in a text", Optional.of(written));
        }
        return at(source, offset, "not JSON: " + found + " is out of place", maybeCharacter(text, offset));
    }

    private static int wordStart(String text, int offset) {
        int start = offset;
        while (start > 0 && start > offset - WORD_MAX && isWord(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean beginsValue(char last) {
        return last == ':' || last == '[' || last == ',' || last == '{' || last == ' ';
    }

    /** The last character before {@code offset} that is not white space; a space if there is none. */
    private static char lastBefore(String text, int offset) {
        int before = offset - 1;
        while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
            before--;
        }
        return before < 0 ? ' ' : text.charAt(before);
    }

    private static boolean isInString(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message.contains("unquoted character") || message.contains("escape");
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '+' || c == '-';
    }

    /** A space that is none in JSON, or a character without a width. */
    private static boolean isOddSpace(int codePoint) {
        return codePoint > 0x7f
                && switch (Character.getType(codePoint)) {
                    case Character.SPACE_SEPARATOR,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.FORMAT -> true;
                    default -> false;
                };
    }

    private static Optional<String> maybeWord(String text, int start, String word) {
        Optional<String> number = numberWithComma(text, start);
        if (number.isPresent()) {
            return Optional.of("Maybe write " + number.get()
                    + ": a point divides the fraction, a comma divides values, and nothing divides thousands.");
        }
        return switch (word) {
            case "NaN", "Infinity", "-Infinity", "+Infinity" ->
                Optional.of("Maybe leave the key out: JSON has no such number.");
            case "True", "TRUE", "False", "FALSE" -> Optional.of("Maybe write true or false in small letters.");
            case "None", "undefined", "NULL" -> Optional.of("Maybe leave the key out.");
            default ->
                word.matches("[+.0-9].{0,40}")
                        ? Optional.of("Maybe write the number as 0.5, 12 or -3: no + or 0 in front, digits on"
                                + " both sides of the point.")
                        : Optional.of("Maybe put it in double quotes.");
        };
    }

    /** What a number with commas in it, of which {@code start} is one part, is most likely meant to be. */
    private static Optional<String> numberWithComma(String text, int start) {
        int from = start;
        while (from > 0 && start - from < WORD_MAX && isInNumber(text.charAt(from - 1))) {
            from--;
        }
        int to = start;
        while (to < text.length() && to - start < WORD_MAX && isInNumber(text.charAt(to))) {
            to++;
        }
        String written = text.substring(from, to);
        String bare = written.endsWith(",") ? written.substring(0, written.length() - 1) : written;
        if (bare.matches("-?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?")) {
            return Optional.of(bare.replace(",", ""));
        }
        return bare.matches("-?\\d+,\\d+|-?\\d{1,3}(\\.\\d{3})+,\\d+")
                ? Optional.of(bare.replace(".", "").replace(',', '.'))
                : Optional.empty();
    }

    private static boolean isInNumber(char c) {
        return (c >= '0' && c <= '9') || c == ',' || c == '.' || c == '-';
    }

    private static Optional<String> maybeCharacter(String text, int offset) {
        char found = text.charAt(offset);
        char last = lastBefore(text, offset);
        if ((found == '}' || found == ']') && last == ',') {
            return Optional.of("Maybe remove the comma before it.");
        }
        if (found == ',' && last == ',') {
            return Optional.of("Maybe remove one of the commas.");
        }
        if (found == '%') {
            return Optional.of("Maybe leave the sign out: 35 % of a whole is 0.35.");
        }
        if (found == '/' || found == '#') {
            return Optional.of("Maybe move the comment to \"notes\": JSON has none.");
        }
        if (found == '\'' || found == '\u201c' || found == '\u201d') {
            return Optional.of("Maybe use plain double quotes.");
        }
        if ((found == '"' || found == '{' || found == '[' || isWord(found)) && !beginsValue(last)) {
            return Optional.of("Maybe a comma " + (last == '"' ? "or a colon " : "") + "is missing before it.");
        }
        return Optional.empty();
    }
}
