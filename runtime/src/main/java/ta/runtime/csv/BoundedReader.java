package ta.runtime.csv;

import java.io.IOException;
import java.io.Reader;

/** Refuses to read without end for one row, as a quote that is never closed would have it; and remembers what failed. */
final class BoundedReader extends Reader {

    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    private static final int ROW_CHARS_MAX = 1 << 20;

    private final Reader reader;
    private int sinceRow;
    private IOException failure;

    BoundedReader(Reader reader) {
        super(reader);
        this.reader = reader;
    }

    /** A row has ended: what was read for it is behind us, but for what a buffer has taken ahead. */
    void begin() {
        sinceRow = 0;
    }

    /** Why reading ended before the end, or null. */
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
