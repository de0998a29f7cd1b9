package ta.policy.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Shows values of a policy to people: short, on one line, and without characters that control a terminal. */
public final class DisplayText {

    private static final int LENGTH_MAX = 60;
    private static final int DIGITS_MAX = 40;

    private DisplayText() {}

    /** {@code text} in quotes. */
    public static String of(String text) {
        return '"' + clip(visible(text).replace("\"", "\\\"")) + '"';
    }

    /** A text in quotes; a number or literal as it is; "an object" or "a list" for a container. */
    public static String of(JsonNode node) {
        if (node.isTextual()) {
            return of(node.textValue());
        }
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "a list";
        }
        return node.isNumber() ? of(node.decimalValue()) : node.asText();
    }

    /** {@code text}, short and visible, without quotes around it. */
    public static String clipped(String text) {
        return clip(visible(text));
    }

    /** A number without trailing zeros, rounded to 40 digits; with an exponent only if it would be longer without. */
    public static String of(BigDecimal number) {
        BigDecimal shown = number.round(new MathContext(DIGITS_MAX, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        return Math.abs(shown.scale()) > DIGITS_MAX ? shown.toString() : shown.toPlainString();
    }

    /** {@code text} with escapes for characters that are invisible or change the direction of writing. */
    public static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().limit(2L * LENGTH_MAX).forEach(c -> {
            if (isVisible(c)) {
                visible.appendCodePoint(c);
            } else if (c == '\n') {
                visible.append("\\n");
            } else if (c == '\t') {
                visible.append("\\t");
            } else {
                visible.append(String.format("\\u%04x", c));
            }
        });
        return visible.toString();
    }

    static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static String clip(String text) {
        if (text.codePointCount(0, text.length()) <= LENGTH_MAX) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LENGTH_MAX - 1)) + "…";
    }
}
