package ta.runtime.csv;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A CSV file, read into memory.
 *
 * @param header the column names
 * @param sha256 of its bytes, in hexadecimal
 */
public record CsvFile(String name, List<String> header, List<CsvRow> rows, String sha256) {

    private static final int LINE_BYTES_MAX = 1 << 20;

    /** Reads a file and adds everything that is wrong to {@code errors}. A file with a bad header has no rows. */
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
        return parsed(nothing, text, columns, errors);
    }

    private static CsvFile parsed(CsvFile nothing, String text, CsvColumns columns, CsvErrors errors) {
        List<CsvRow> rows = new ArrayList<>();
        try (CsvStream stream = new CsvStream(new StringReader(text), columns, errors)) {
            for (CsvRow row = stream.next(); row != null; row = stream.next()) {
                rows.add(row);
            }
            return new CsvFile(nothing.name, stream.header(), rows, nothing.sha256);
        }
    }

    private static boolean linesAreShort(byte[] bytes, CsvErrors errors) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                if (i - start > LINE_BYTES_MAX) {
                    errors.add("LINE_TOO_LONG", line, "the line is longer than 1 MB", "Maybe this is not a CSV file.");
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
                        "Maybe this is not a CSV file, or it is in UTF-16.");
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
