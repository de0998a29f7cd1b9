package ta.runtime.csv;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Limits the characters of one row, as an unclosed quote would otherwise read the whole file. Remembers the exception
 * that ended reading.
 */
final class BoundedReader extends Reader {

    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final int ROW_CHARS_MAX = 1 << 20;

    private final Reader reader;
    private int sinceRow;
    private @Nullable IOException failure;

    BoundedReader(Reader reader) {
        super(reader);
        this.reader = reader;
    }

    /** Starts counting for the next row. Characters that the parser has already buffered are not counted. */
    void begin() {
        sinceRow = 0;
    }

    /** The exception that ended reading early, or null. */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read(char[] buffer, int from, int length) throws IOException {
        try {
            if (sinceRow > ROW_CHARS_MAX) {
                throw new TooLongException();
            }
            int count = reader.read(buffer, from, length);
            sinceRow += Math.max(count, 0);
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
