package ta.statement.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ta.statement.source.Line;

/**
 * What lines with certain words are.
 *
 * @param when for each column the texts that its cell may have, in any case; {@code *} at its end or beginning
 *     stands for any further text, {@code *} alone for a filled cell, and an empty text for an empty one
 * @param is the kind
 * @param leaveOut why such lines are not taken, as a sentence without its full stop
 * @param cells where the fields stand in these lines, if it is elsewhere than in the others
 * @param note added to the entry
 */
public record RowRule(
        Map<String, List<String>> when,
        Kind is,
        @JsonProperty("leave_out") Optional<String> leaveOut,
        Map<Field, List<CellRule>> cells,
        String note) {

    public RowRule {
        when = when == null ? Map.of() : Map.copyOf(when);
        is = is == null ? Kind.NOTHING : is;
        leaveOut = leaveOut == null ? Optional.empty() : leaveOut;
        cells = cells == null ? Map.of() : Map.copyOf(cells);
        note = note == null ? "" : note;
    }

    public boolean matches(Line line) {
        return when.entrySet().stream()
                .allMatch(entry -> entry.getValue().stream().anyMatch(text -> isLike(line.cell(entry.getKey()), text)));
    }

    private static boolean isLike(String cell, String text) {
        if (text.equals("*")) {
            return !cell.isEmpty();
        }
        String lower = cell.toLowerCase(Locale.ROOT);
        boolean open = text.endsWith("*");
        boolean inner = text.startsWith("*");
        String sought =
                text.substring(inner ? 1 : 0, text.length() - (open ? 1 : 0)).toLowerCase(Locale.ROOT);
        if (inner) {
            return open ? lower.contains(sought) : lower.endsWith(sought);
        }
        return open ? lower.startsWith(sought) : lower.equals(sought);
    }
}
