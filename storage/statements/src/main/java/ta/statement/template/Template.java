package ta.statement.template;

import com.google.re2j.Pattern;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ta.statement.source.Form;
import ta.statement.source.Line;

/**
 * How the files of one broker or program are read.
 *
 * @param name as a person names it in a command
 * @param title the broker or program
 * @param source where its columns are known from
 * @param headers for CSV: columns by which it is recognised; several lists for several languages
 * @param tables for CSV: columns of further tables in the same file, which it must have too
 * @param recognise for a text: what stands in it
 * @param lines for a text: patterns whose named groups are the cells
 * @param decimal the decimal separator: {@code .} or {@code ,}; or {@code .,} or {@code ,.} where a file may have both,
 *     the usual one first
 * @param zone of times without an offset
 * @param times forms of {@link java.time.format.DateTimeFormatter}, tried in this order; {@code ISO} for ISO 8601
 * @param signed whether amounts of money out are negative
 * @param currency of amounts, if the file does not say it
 * @param scale what amounts and units are divided by, if they are whole numbers
 * @param joined whether lines with the same reference say one trade together
 * @param continued the column whose text goes on in the next line, which has nothing else
 * @param venues market identifier codes by the file's words
 * @param cells where each field stands; several cells of {@code fees} and {@code tax} are added, of another field the
 *     first filled one counts
 * @param rows the first one that matches counts
 */
public record Template(
        String name,
        String title,
        String source,
        Form form,
        List<List<String>> headers,
        List<List<String>> tables,
        Optional<Pattern> recognise,
        List<Pattern> lines,
        String decimal,
        ZoneId zone,
        List<String> times,
        boolean signed,
        Optional<String> currency,
        Map<Field, Integer> scale,
        boolean joined,
        Optional<String> continued,
        Map<String, String> venues,
        Map<Field, List<CellRule>> cells,
        List<RowRule> rows) {

    public Template {
        headers = Objects.requireNonNullElse(headers, List.of());
        tables = Objects.requireNonNullElse(tables, List.of());
        recognise = Objects.requireNonNullElse(recognise, Optional.empty());
        lines = Objects.requireNonNullElse(lines, List.of());
        decimal = Objects.requireNonNullElse(decimal, ".");
        zone = Objects.requireNonNullElse(zone, ZoneId.of("UTC"));
        times = Objects.requireNonNullElse(times, List.of("ISO"));
        currency = Objects.requireNonNullElse(currency, Optional.empty());
        scale = Objects.requireNonNullElse(scale, Map.of());
        continued = Objects.requireNonNullElse(continued, Optional.empty());
        venues = Objects.requireNonNullElse(venues, Map.of());
        cells = Objects.requireNonNullElse(cells, Map.of());
        rows = Objects.requireNonNullElse(rows, List.of());
        name = Objects.requireNonNullElse(name, "own");
        title = Objects.requireNonNullElse(title, name);
    }

    /** The rule of a line; empty if the template does not know such lines. */
    public Optional<RowRule> rule(Line line) {
        return rows.stream().filter(rule -> rule.matches(line)).findFirst();
    }

    /** The cells of a field in lines of {@code rule}. */
    public List<CellRule> cells(RowRule rule, Field field) {
        return rule.cells().getOrDefault(field, cells.getOrDefault(field, List.of()));
    }
}
