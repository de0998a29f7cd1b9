package ta.runtime.settings;

import org.jspecify.annotations.Nullable;

/** Makes text from outside harmless for a terminal, so that it cannot move the cursor or change colours. */
public final class Visible {

    private Visible() {}

    /** {@code text} on one line, with each control or formatting character replaced by U+FFFD; empty for null. */
    public static String text(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(c -> visible.appendCodePoint(isHarmless(c) ? c : 0xFFFD));
        return visible.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
