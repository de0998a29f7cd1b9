package ta.statement.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import ta.statement.UnreadableStatementException;

/**
 * A file as text.
 *
 * @param form as its content has it, whatever its name says. A text whose lines are no table is told apart from CSV
 *     by its template only.
 */
public record Document(Form form, String text) {

    /**
     * @throws UnreadableStatementException if the file is empty, is of a form that is not read, or is damaged
     */
    public static Document of(String name, byte[] bytes) throws UnreadableStatementException {
        if (startsWith(bytes, "%PDF")) {
            return new Document(Form.TEXT, PdfText.of(bytes));
        }
        if (startsWith(bytes, "PK")) {
            throw new UnreadableStatementException(
                    "UNREADABLE_FILE",
                    "the file is a spreadsheet or an archive",
                    "Maybe save the sheet as CSV, or unpack the archive, and take that file.");
        }
        String text = decoded(bytes).replace("\u0000", "");
        if (text.isBlank()) {
            throw new UnreadableStatementException("UNREADABLE_FILE", "the file is empty", "Maybe export it again.");
        }
        return new Document(formOf(name, text), text);
    }

    private static Form formOf(String name, String text) {
        String head = text.substring(0, Math.min(text.length(), 4000)).stripLeading();
        if (head.startsWith("OFXHEADER") || head.contains("<?OFX") || head.startsWith("<OFX>")) {
            return Form.OFX;
        }
        if (head.startsWith("{") || head.startsWith("[")) {
            return Form.GHOSTFOLIO;
        }
        if (head.contains("<FlexQueryResponse") || head.contains("<FlexStatement")) {
            return Form.FLEX;
        }
        if (head.startsWith("<")) {
            return Form.PORTFOLIO_PERFORMANCE;
        }
        return name.toLowerCase(Locale.ROOT).endsWith(".txt") ? Form.TEXT : Form.CSV;
    }

    /** UTF-8, UTF-16 with its mark, otherwise the code page of Western European Windows. */
    private static String decoded(byte[] bytes) {
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, Charset.forName("windows-1252"));
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean startsWith(byte[] bytes, String mark) {
        return new String(bytes, 0, Math.min(bytes.length, 8), StandardCharsets.ISO_8859_1).startsWith(mark);
    }
}
