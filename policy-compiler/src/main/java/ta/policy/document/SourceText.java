package ta.policy.document;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a file, its name, and the positions of its characters. A line ends with LF, CR LF or CR. Finding a
 * position takes constant time even in a line of megabytes, since a file may have thousands of errors in one line.
 */
public final class SourceText {

    private static final int STRIDE = 1024;

    private final String fileName;
    private final String text;
    private final int[] lineStarts;

    /** How many code points are before each multiple of {@link #STRIDE}. */
    private final int[] codePointsBefore;

    public SourceText(String fileName, String text) {
        this.fileName = fileName;
        this.text = text;
        this.lineStarts = lineStarts(text);
        this.codePointsBefore = new int[text.length() / STRIDE + 1];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i % STRIDE == 0) {
                codePointsBefore[i / STRIDE] = count;
            }
            if (beginsCodePoint(text, i)) {
                count++;
            }
        }
        if (text.length() % STRIDE == 0) {
            codePointsBefore[text.length() / STRIDE] = count;
        }
    }

    public String fileName() {
        return fileName;
    }

    public String text() {
        return text;
    }

    /** The position of the character at {@code offset}, which counts UTF-16 units, from 0 to the length of the text. */
    public SourcePosition position(int offset) {
        int line = lineOf(offset);
        return new SourcePosition(line + 1, codePoints(offset) - codePoints(lineStarts[line]) + 1);
    }

    /** The offset of a position that {@link #position} returned. */
    int offset(SourcePosition position) {
        int lineStart = lineStarts[position.line() - 1];
        int target = codePoints(lineStart) + position.column() - 1;
        int low = 0;
        int high = codePointsBefore.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (codePointsBefore[middle] <= target) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        int offset = Math.max(lineStart, low * STRIDE);
        return text.offsetByCodePoints(offset, target - codePoints(offset));
    }

    /** The offset at which the line of {@code offset} begins. */
    int lineStart(int offset) {
        return lineStarts[lineOf(offset)];
    }

    /**
     * The offset at which the line of {@code offset} ends, without its line break; {@code limit} if that comes first.
     */
    int lineEnd(int offset, int limit) {
        int end = offset;
        while (end < Math.min(text.length(), limit) && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int lineOf(int offset) {
        int low = 0;
        int high = lineStarts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private int codePoints(int offset) {
        int count = codePointsBefore[offset / STRIDE];
        for (int i = offset - offset % STRIDE; i < offset; i++) {
            if (beginsCodePoint(text, i)) {
                count++;
            }
        }
        return count;
    }

    private static boolean beginsCodePoint(String text, int i) {
        return i == 0 || !Character.isSurrogatePair(text.charAt(i - 1), text.charAt(i));
    }

    private static int[] lineStarts(String text) {
        List<Integer> starts = new ArrayList<>();
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean crBeforeLf = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !crBeforeLf)) {
                starts.add(i + 1);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }
}
