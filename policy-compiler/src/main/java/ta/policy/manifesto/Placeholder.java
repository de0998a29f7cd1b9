package ta.policy.manifesto;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A placeholder in a text: two opening braces, a JSON pointer, perhaps a bar and a format, two closing braces, all on
 * one line. In code, fenced or between backticks, there is none.
 *
 * @param start offset of its first brace
 * @param end offset after its last brace; if it is not closed, after the opening braces
 * @param pointer without the spaces around it
 * @param pointerStart offset of the pointer
 * @param format without the spaces around it; empty without a bar
 * @param closed whether its line has the closing braces
 */
record Placeholder(int start, int end, String pointer, int pointerStart, Optional<String> format, boolean closed) {

    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";

    /** Its own text. */
    String of(String text) {
        return text.substring(start, end);
    }

    /** Those of {@code text}, in order. What counts as code is what the pages show as code. */
    static List<Placeholder> all(String text) {
        List<Placeholder> found = new ArrayList<>();
        boolean fenced = false;
        int start = 0;
        while (start < text.length()) {
            int end = lineEnd(text, start);
            if (text.startsWith("```", start) || text.startsWith("~~~", start)) {
                fenced = !fenced;
            } else if (!fenced) {
                line(text, start, end, found);
            }
            start = end + 1;
        }
        return found;
    }

    private static void line(String text, int start, int end, List<Placeholder> found) {
        int at = start;
        while (at < end) {
            if (text.charAt(at) == '`') {
                int close = text.indexOf('`', at + 1);
                at = close > at + 1 && close < end ? close + 1 : at + 1;
            } else if (text.startsWith(OPEN, at) && at + OPEN.length() <= end) {
                Placeholder placeholder = at(text, at, end);
                found.add(placeholder);
                at = placeholder.end();
            } else {
                at++;
            }
        }
    }

    private static Placeholder at(String text, int start, int lineEnd) {
        int inner = start + OPEN.length();
        int close = inner;
        // Up to the next braces only: a text of nothing but opening braces must not take time by its square.
        while (close < lineEnd && !text.startsWith(CLOSE, close) && !text.startsWith(OPEN, close)) {
            close++;
        }
        if (close >= lineEnd || text.startsWith(OPEN, close)) {
            return new Placeholder(start, inner, "", inner, Optional.empty(), false);
        }
        String body = text.substring(inner, close);
        int bar = body.indexOf('|');
        String pointer = bar < 0 ? body : body.substring(0, bar);
        return new Placeholder(
                start,
                close + CLOSE.length(),
                pointer.strip(),
                inner + pointer.length() - pointer.stripLeading().length(),
                bar < 0 ? Optional.empty() : Optional.of(body.substring(bar + 1).strip()),
                true);
    }

    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }
}
