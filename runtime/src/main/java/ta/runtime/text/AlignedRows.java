package ta.runtime.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells in columns as wide as they need to be. Figures of one column have the same number of decimals, so
 * setting them flush right sets them at the decimal point.
 */
final class AlignedRows {

    /** As many characters as a terminal shows without breaking lines. */
    static final int PAGE = 100;

    private static final String GAP = "  ";
    private static final String HANGING = "    ";

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param alignment a character for each column: {@code l} flush left, {@code r} flush right, and {@code c} for a
     *     clause in the last column
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

    /** Each row indented, nothing after its last figure or word. */
    String text(String indent) {
        StringBuilder text = new StringBuilder();
        int last = alignment.length() - 1;
        for (List<String> row : rows) {
            String all = line(row, indent, last);
            boolean fits = length(all) <= PAGE
                    || alignment.charAt(last) != 'c'
                    || row.get(last).isEmpty();
            text.append(fits ? all : line(row, indent, last - 1) + "\n" + indent + HANGING + row.get(last))
                    .append('\n');
        }
        return text.toString();
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
