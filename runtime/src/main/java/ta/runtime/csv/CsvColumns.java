package ta.runtime.csv;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns that a file may have.
 *
 * @param prefixes prefixes of further column names that are allowed
 * @param othersIgnored whether unknown columns are ignored; otherwise they are errors
 */
public record CsvColumns(List<String> required, List<String> optional, List<String> prefixes, boolean othersIgnored) {

    public static CsvColumns of(List<String> required, List<String> optional) {
        return new CsvColumns(required, optional, List.of(), false);
    }

    public static CsvColumns atLeast(String... required) {
        return new CsvColumns(List.of(required), List.of(), List.of(), true);
    }

    /** The column's own name for a name in any case; an unknown name unchanged. */
    String named(String column) {
        return Stream.concat(required.stream(), optional.stream())
                .filter(column::equalsIgnoreCase)
                .findFirst()
                .orElse(column);
    }

    void check(List<String> header, int line, CsvErrors errors) {
        String there = header.stream().map(Cells::shown).collect(Collectors.joining(", "));
        for (String column : required) {
            if (!header.contains(column)) {
                errors.add(
                        "COLUMN_MISSING",
                        line,
                        "there is no column " + column + "; there are " + there,
                        "Maybe begin the file with: " + String.join(",", required));
            }
        }
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!column.isEmpty() && !seen.add(column)) {
                errors.add("COLUMN_REPEATED", line, "the column " + Cells.shown(column) + " appears twice", "");
            } else if (!othersIgnored && !isKnown(column)) {
                List<String> known = new ArrayList<>(required);
                known.addAll(optional);
                errors.add(
                        "COLUMN_UNKNOWN",
                        line,
                        "unknown column " + Cells.shown(column),
                        "Maybe one of " + String.join(", ", known) + " is meant.");
            }
        }
    }

    private boolean isKnown(String column) {
        return required.contains(column)
                || optional.contains(column)
                || prefixes.stream().anyMatch(prefix -> column.startsWith(prefix) && column.length() > prefix.length());
    }
}
