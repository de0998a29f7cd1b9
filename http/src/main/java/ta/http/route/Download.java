package ta.http.route;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A response body that is read while it is sent, and closed at its end.
 *
 * @param type the content type
 * @param fileName the name under which a browser saves it
 */
public record Download(String type, InputStream bytes, String fileName) {

    private static final int BUFFER = 1 << 16;

    /** A file that stays. */
    public static Download file(String type, String fileName, Path file) {
        try {
            return new Download(type, Files.newInputStream(file), fileName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A body that may be too long for the memory. It is written to a temporary file first, so that a slow caller keeps
     * no transaction open; compressed, as the folder of such files may be small. The file is deleted when it has been
     * sent or something fails.
     */
    public static Download of(String type, String fileName, Consumer<OutputStream> write) {
        try {
            Path file = Files.createTempFile("ta-download", ".gz");
            try {
                try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(file), BUFFER);
                        OutputStream out = new BufferedOutputStream(gzip, BUFFER)) {
                    write.accept(out);
                }
                InputStream bytes = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
                return new Download(type, new GZIPInputStream(bytes, BUFFER), fileName);
            } catch (Throwable e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
