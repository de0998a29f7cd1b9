package ta.policy.document;

/** The line of a file around a place, with a caret under the place. A long line is cut on both sides. */
public final class Excerpt {

    private static final int BEFORE_MAX = 60;
    private static final int AFTER_MAX = 60;

    private Excerpt() {}

    /** Two lines, {@code " | "} and the text, {@code " | "} and dots up to a caret; each ends with a line break. */
    public static String of(SourceText source, SourcePosition position) {
        int offset = source.offset(position);
        int lineStart = source.lineStart(offset);
        int from = offset;
        int before = 0;
        while (from > lineStart && before < BEFORE_MAX) {
            from = source.text().offsetByCodePoints(from, -1);
            before++;
        }
        int to = source.lineEnd(offset, offset + AFTER_MAX);
        if (to < source.text().length()
                && to > offset
                && Character.isLowSurrogate(source.text().charAt(to))) {
            to--;
        }
        boolean cutBefore = from > lineStart;
        boolean cutAfter = source.lineEnd(to, to + 1) > to;
        String line = (cutBefore ? "…" : "") + shown(source.text().substring(from, to)) + (cutAfter ? "…" : "");
        return " | " + line + "\n | " + ".".repeat(before + (cutBefore ? 1 : 0)) + "^\n";
    }

    /**
     * Replaces a tab by a space and an invisible character by U+FFFD, one for one, so that the caret keeps its place.
     */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t' ? ' ' : DisplayText.isVisible(c) ? c : 0xFFFD)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
