package ta.statement.source;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import ta.statement.UnreadableStatementException;

/** Reads CSV with commas, semicolons or tabs. Text before the line with the column names is passed over. */
public final class CsvTables {

    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final int LINES_BEFORE_HEADER_MAX = 30;
    private static final int ROWS_MAX = 500_000;

    /** Of a line, and of all. A broker's file has some twenty columns; what has more would fill the memory. */
    private static final int CELLS_MAX = 1_000;

    private static final int ALL_CELLS_MAX = 4_000_000;

    private final String text;
    private final boolean readable;
    private final Map<Character, List<CSVRecord>> heads = new HashMap<>();

    public CsvTables(String text) {
        this.text = text;
        this.readable = isReadable(text);
    }

    private static boolean isReadable(String text) {
        int all = 0;
        int ofLine = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                ofLine = 0;
            } else if (c == ',' || c == ';' || c == '\t') {
                all++;
                ofLine++;
                if (ofLine > CELLS_MAX || all > ALL_CELLS_MAX) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A table whose column names are {@code columns}, with its lines unread. */
    public record Table(char delimiter, int headerIndex, List<String> columns) {}

    /** The first line that has all these columns, in any order. */
    public Optional<Table> find(Collection<String> columns) {
        for (char delimiter : DELIMITERS) {
            List<CSVRecord> head = head(delimiter);
            for (int i = 0; i < head.size(); i++) {
                List<String> names = names(head.get(i));
                if (names.containsAll(columns)) {
                    return Optional.of(new Table(delimiter, i, names));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether one of the lines, wherever it stands, begins with these column names. */
    public boolean hasLine(List<String> columns) {
        return text.startsWith(String.join(",", columns)) || text.contains("\n" + String.join(",", columns));
    }

    /** The line that looks most like column names: of the first ones, the first with the most cells. */
    public Table guess() {
        Table best = new Table(',', 0, List.of());
        for (char delimiter : DELIMITERS) {
            List<CSVRecord> head = head(delimiter);
            for (int i = 0; i < head.size(); i++) {
                if (head.get(i).size() > best.columns().size()) {
                    best = new Table(delimiter, i, names(head.get(i)));
                }
            }
        }
        return best;
    }

    /**
     * The lines below the column names. A column that appears again is numbered: {@code Currency}, {@code Currency 2}.
     *
     * @param others column names of further tables in the file
     * @throws UnreadableStatementException if there are too many
     */
    public List<Line> lines(Table table, Collection<List<String>> others) throws UnreadableStatementException {
        List<String> columns = numbered(table.columns());
        List<Line> lines = new ArrayList<>();
        try (CSVParser parser = parser(table.delimiter())) {
            int index = 0;
            long line = 0;
            for (CSVRecord record : parser) {
                if (others.stream().anyMatch(record.toList()::containsAll)) {
                    columns = numbered(names(record));
                } else if (index++ > table.headerIndex()) {
                    lines.add(new Line((int) line + 1, cells(columns, record)));
                }
                line = parser.getCurrentLineNumber();
                if (lines.size() > ROWS_MAX) {
                    throw new UnreadableStatementException(
                            "UNREADABLE_FILE", "the file has more than " + ROWS_MAX + " lines", "Maybe split it.");
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableStatementException(
                    "UNREADABLE_FILE", "the file is not a CSV file", "Maybe a quotation mark is not closed.");
        }
        return lines;
    }

    private static Map<String, String> cells(List<String> columns, CSVRecord record) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < record.size(); i++) {
            String cell = record.get(i).strip();
            if (!cell.isEmpty()) {
                cells.put(i < columns.size() ? columns.get(i) : "Column " + (i + 1), cell);
            }
        }
        return cells;
    }

    private static List<String> numbered(List<String> columns) {
        List<String> numbered = new ArrayList<>();
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            String name = columns.get(i).isEmpty() ? "Column " + (i + 1) : columns.get(i);
            int count = seen.merge(name, 1, Integer::sum);
            numbered.add(count == 1 ? name : name + " " + count);
        }
        return numbered;
    }

    private List<CSVRecord> head(char delimiter) {
        return heads.computeIfAbsent(delimiter, this::firstRecords);
    }

    private List<CSVRecord> firstRecords(char delimiter) {
        List<CSVRecord> records = new ArrayList<>();
        if (!readable) {
            return records;
        }
        try (CSVParser parser = parser(delimiter)) {
            for (CSVRecord record : parser) {
                records.add(record);
                if (records.size() == LINES_BEFORE_HEADER_MAX) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            return records;
        }
        return records;
    }

    private CSVParser parser(char delimiter) throws IOException {
        return CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setLenientEof(true)
                .setTrailingData(true)
                .setIgnoreEmptyLines(true)
                .get()
                .parse(new StringReader(text));
    }

    private static List<String> names(CSVRecord record) {
        return record.stream().map(String::strip).toList();
    }
}
