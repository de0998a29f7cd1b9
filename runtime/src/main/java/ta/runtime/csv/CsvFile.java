package ta.runtime.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file in memory, cut into rows.
 *
 * @param header the columns' names
 * @param sha256 of its bytes, in hexadecimal
 */
public record CsvFile(String name, List<String> header, List<CsvRow> rows, String sha256) {

    private static final int LINE_BYTES_MAX = 1 << 20;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

    /**
     * Reads what can be read; all that is wrong goes to {@code errors}. A file whose header is wrong has no rows.
     */
    public static CsvFile read(String name, byte[] bytes, CsvColumns columns, CsvErrors errors) {
        String hash = sha256(bytes);
        CsvFile nothing = new CsvFile(name, List.of(), List.of(), hash);
        if (!linesAreShort(bytes, errors)) {
            return nothing;
        }
        String text = decoded(bytes, errors);
        if (!errors.isEmpty()) {
            return nothing;
        }
        if (text.isBlank()) {
            errors.add(
                    "FILE_EMPTY",
                    1,
                    "the file is empty",
                    "Maybe begin it with: " + String.join(",", columns.required()));
            return nothing;
        }
        return parsed(nothing, text, columns, errors);
    }

    private static CsvFile parsed(CsvFile nothing, String text, CsvColumns columns, CsvErrors errors) {
        List<CsvRow> rows = new ArrayList<>();
        List<String> header = null;
        int line = 1;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            while (records.hasNext()) {
                CSVRecord record = records.next();
                int at = line(parser, record);
                line = at + 1;
                if (header == null) {
                    header = record.stream().map(String::strip).toList();
                    columns.check(header, at, errors);
                    if (!errors.isEmpty()) {
                        return nothing;
                    }
                } else {
                    rows.add(row(record, header, at, errors));
                }
            }
        } catch (UncheckedIOException | IOException e) {
            errors.add(
                    "BAD_QUOTES",
                    line,
                    "a quoted cell does not end, or goes on after its quote",
                    "Maybe write a quote within a quoted cell twice.");
            return nothing;
        }
        if (rows.isEmpty()) {
            errors.add("FILE_EMPTY", 1, "the file has a header and no rows", "");
        }
        return new CsvFile(nothing.name, header, rows, nothing.sha256);
    }

    /** Where the record begins: the parser stands at its end, and a quoted cell may have had several lines. */
    private static int line(CSVParser parser, CSVRecord record) {
        long inside = record.stream()
                .flatMapToInt(String::chars)
                .filter(c -> c == '\n')
                .count();
        return (int) Math.max(1, parser.getCurrentLineNumber() - inside);
    }

    private static CsvRow row(CSVRecord record, List<String> header, int line, CsvErrors errors) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < Math.min(record.size(), header.size()); i++) {
            cells.put(header.get(i), record.get(i));
        }
        CsvRow row = new CsvRow(line, cells, errors);
        if (record.size() != header.size()) {
            row.refuse(
                    "CELLS_COUNT",
                    "the row has " + record.size() + " cells, the header " + header.size(),
                    "Maybe a comma is missing, or a cell with a comma needs quotes.");
        }
        return row;
    }

    private static boolean linesAreShort(byte[] bytes, CsvErrors errors) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (i - start > LINE_BYTES_MAX) {
                    errors.add("LINE_TOO_LONG", line, "the line is longer than 1 MB", "Maybe this is no CSV file.");
                    return false;
                }
                line++;
                start = i + 1;
            }
        }
        return true;
    }

    private static String decoded(byte[] bytes, CsvErrors errors) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
            int nul = text.indexOf('\0');
            if (nul >= 0) {
                errors.add(
                        "NOT_TEXT",
                        lineOf(bytes, nul),
                        "there is a NUL byte",
                        "Maybe this is no CSV file, or it is in UTF-16.");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            errors.add(
                    "NOT_UTF8",
                    lineOf(bytes, in.position()),
                    "the file is not in UTF-8",
                    "Maybe save it again as \"CSV UTF-8\".");
            return "";
        }
    }

    private static int lineOf(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
