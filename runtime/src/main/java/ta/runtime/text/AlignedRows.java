package ta.runtime.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells in columns that are as wide as needed. The numbers of a column have the same number of decimals, so
 * aligning them right aligns the decimal points.
 */
final class AlignedRows {

    /** The width of a line, so that terminals do not break it. */
    static final int PAGE = 100;

    private static final String GAP = "  ";
    private static final String HANGING = "    ";

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param alignment one character per column: {@code l} left, {@code r} right, and {@code c} for a clause in the
     *     last column, which moves to a line of its own if the row is too wide
     */
    AlignedRows(String alignment) {
        this.alignment = alignment;
    }

    AlignedRows row(String... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException("a row of " + cells.length + " cells, not " + alignment.length());
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The rows, indented and without trailing blanks. */
    String text(String indent) {
        StringBuilder text = new StringBuilder();
        int last = alignment.length() - 1;
        for (List<String> row : rows) {
            String all = line(row, indent, last);
            boolean fits = length(all) <= PAGE
                    || alignment.charAt(last) != 'c'
                    || row.get(last).isEmpty();
            String hanging = indent + HANGING;
            text.append(fits ? all : wrapped(line(row, indent, last - 1), hanging) + "\n" + hanging + row.get(last))
                    .append('\n');
        }
        return text.toString();
    }

    /** Breaks a line between words if it is wider than a page; what follows a break is indented by {@code hanging}. */
    static String wrapped(String line, String hanging) {
        StringBuilder text = new StringBuilder();
        String rest = line;
        while (length(rest) > PAGE) {
            int edge = rest.offsetByCodePoints(0, PAGE);
            int before = rest.lastIndexOf(' ', edge);
            int at = before > hanging.length() ? before : rest.indexOf(' ', edge);
            if (at < 0) {
                break;
            }
            text.append(rest.substring(0, at).stripTrailing()).append('\n');
            rest = hanging + rest.substring(at + 1);
        }
        return text + rest;
    }

    private String line(List<String> row, String indent, int last) {
        StringBuilder line = new StringBuilder(indent);
        for (int column = 0; column <= last; column++) {
            String blanks = " ".repeat(width(column) - length(row.get(column)));
            boolean right = alignment.charAt(column) == 'r';
            line.append(line.length() == indent.length() || width(column) == 0 ? "" : GAP)
                    .append(right ? blanks : "")
                    .append(row.get(column))
                    .append(right ? "" : blanks);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
