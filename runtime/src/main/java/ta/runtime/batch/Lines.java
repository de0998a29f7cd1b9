package ta.runtime.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import ta.runtime.settings.InputFiles;

/** The lines of a stream, as bytes. The rest of a line that is too long is skipped, not kept in memory. */
final class Lines {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;
    private long bytes;

    Lines(InputStream in) {
        this.in = in;
    }

    long bytes() {
        return bytes;
    }

    /**
     * The next line without its line break, or null at the end. A line that is too long is cut off one byte after
     * {@link InputFiles#BYTES_MAX}, so that its length shows it.
     */
    byte @Nullable [] next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int from = position;
            while (position < end && buffer[position] != '\n') {
                position++;
            }
            int room = InputFiles.BYTES_MAX + 1 - line.size();
            line.write(buffer, from, Math.min(room, position - from));
            if (position < end) {
                position++;
                return withoutReturn(line.toByteArray());
            }
        }
        return any ? withoutReturn(line.toByteArray()) : null;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(buffer));
        bytes += end;
        return end > 0;
    }

    private static byte[] withoutReturn(byte[] line) {
        boolean returns = line.length > 0 && line[line.length - 1] == '\r';
        return returns ? Arrays.copyOf(line, line.length - 1) : line;
    }
}
