package ta.statement.source;

import java.util.Map;

/**
 * One line of a file, or one element of it.
 *
 * @param number from 1
 * @param cells text by column name, as it is in the file without blanks around it; empty cells may be missing
 */
public record Line(int number, Map<String, String> cells) {

    /**
     * The cell's text; empty if there is no such cell, or if it says {@code n/a}.
     *
     * @param column its name, or several with {@code |} between them, of which the first filled one counts
     */
    public String cell(String column) {
        for (String name : column.split("\\|", -1)) {
            String cell = cells.getOrDefault(name, "");
            if (!cell.isEmpty() && !cell.equalsIgnoreCase("n/a")) {
                return cell;
            }
        }
        return "";
    }

    /** The filled cells in one line of at most 160 characters. */
    public String text() {
        String text = String.join(
                " ", cells.values().stream().filter(cell -> !cell.isEmpty()).toList());
        String visible = text.replaceAll("\\p{Cntrl}+", " ");
        return visible.length() > 160 ? visible.substring(0, 159) + "…" : visible;
    }
}
