package ta.runtime.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Streams the rows of a file, which may be larger than memory. Errors are collected; text that cannot be split into
 * rows ends the stream.
 */
public final class CsvStream implements AutoCloseable {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    private final CsvErrors errors;
    private final BoundedReader reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private int line = 1;
    private boolean any;
    private boolean ended;

    /** Opens a stream and reads the header. */
    public static CsvStream over(InputStream bytes, CsvColumns columns, CsvErrors errors) {
        return new CsvStream(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), columns, errors);
    }

    CsvStream(Reader text, CsvColumns columns, CsvErrors errors) {
        this.errors = errors;
        this.reader = new BoundedReader(text);
        try {
            this.parser = CSVParser.parse(reader, FORMAT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.records = parser.iterator();
        this.header = header(columns);
    }

    /** The column names; empty if the header is wrong, and then there are no rows. */
    public List<String> header() {
        return header;
    }

    /** The next row, or null at the end or after an error that ends the stream. */
    public @Nullable CsvRow next() {
        CSVRecord record = record();
        if (record == null) {
            if (!any && errors.isEmpty()) {
                errors.add("FILE_EMPTY", 1, "the file has a header and no rows", "");
            }
            return null;
        }
        any = true;
        return row(record);
    }

    private List<String> header(CsvColumns columns) {
        CSVRecord record = record();
        if (record == null) {
            if (errors.isEmpty()) {
                errors.add(
                        "FILE_EMPTY",
                        1,
                        "the file is empty",
                        "Maybe begin it with: " + String.join(",", columns.required()));
            }
            ended = true;
            return List.of();
        }
        List<String> names = record.stream()
                .map(name -> columns.named(name.replace("\uFEFF", "").strip()))
                .toList();
        columns.check(names, line - 1, errors);
        ended = !errors.isEmpty();
        return ended ? List.of() : names;
    }

    private @Nullable CSVRecord record() {
        if (ended) {
            return null;
        }
        try {
            if (records.hasNext()) {
                CSVRecord record = records.next();
                line = begin(record) + 1;
                reader.begin();
                return record;
            }
        } catch (UncheckedIOException e) {
            report(reader.failure());
        }
        ended = true;
        return null;
    }

    /**
     * The line on which the record begins. The parser reports the line of its end, and a quoted cell may span lines.
     */
    private int begin(CSVRecord record) {
        long inside = 0;
        for (String cell : record) {
            for (int i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) {
                inside++;
            }
        }
        return (int) Math.max(1, parser.getCurrentLineNumber() - inside);
    }

    private CsvRow row(CSVRecord record) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(record.size(), header.size()); i++) {
            cells.put(header.get(i), record.get(i));
        }
        CsvRow row = new CsvRow(line - 1, cells, errors);
        if (record.size() != header.size()) {
            row.refuse(
                    "CELLS_COUNT",
                    "the row has " + record.size() + " cells, the header " + header.size(),
                    "Maybe a comma is missing, or a cell with a comma needs quotes.");
        }
        return row;
    }

    /** Reports why reading ended. If the reader did not fail, the parser found bad quotes. */
    private void report(@Nullable IOException failure) {
        if (failure == null) {
            errors.add(
                    "BAD_QUOTES",
                    line,
                    "a quoted cell does not end, or goes on after its quote",
                    "Maybe write a quote within a quoted cell twice.");
        } else if (failure instanceof CharacterCodingException) {
            errors.add("NOT_UTF8", line, "the file is not in UTF-8", "Maybe save it again as \"CSV UTF-8\".");
        } else if (failure instanceof BoundedReader.TooLongException) {
            errors.add("LINE_TOO_LONG", line, "the row is longer than 1 MB", "Maybe this is not a CSV file.");
        } else {
            errors.add("NOT_READABLE", line, "the file cannot be read any further: " + failure.getMessage(), "");
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
