package ta.runtime.report;

import java.util.ArrayList;
import java.util.List;
import ta.runtime.settings.Visible;

/** A text table with aligned columns. A head that ends with {@code >} aligns its column right, for numbers. */
public final class Table {

    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... heads) {
        this.heads = List.of(heads);
    }

    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Visible.text(String.valueOf(cell)));
        }
        rows.add(row);
        return this;
    }

    /** The heads and the rows, one line each. */
    @Override
    public String toString() {
        List<List<String>> all = new ArrayList<>();
        all.add(heads.stream().map(Table::title).toList());
        all.addAll(rows);
        StringBuilder text = new StringBuilder();
        for (List<String> row : all) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < heads.size(); i++) {
                line.append(i == 0 ? "" : GAP)
                        .append(padded(row.get(i), width(all, i), heads.get(i).endsWith(">")));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String title(String head) {
        return head.endsWith(">") ? head.substring(0, head.length() - 1) : head;
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String padded(String cell, int width, boolean right) {
        String blanks = " ".repeat(width - cell.length());
        return right ? blanks + cell : cell + blanks;
    }
}
